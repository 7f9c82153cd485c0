import { render } from "preact";
import { z } from "zod";
import { App } from "./App.js";

// The page's policy forbids code made of text, which zod would try.
z.config({ jitless: true });

// Only where browsers keep pages: on https and this machine's own addresses.
void navigator.serviceWorker?.register("./offline.js").catch(() => {});

render(<App />, document.getElementById("lab")!);
