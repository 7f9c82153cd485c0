import { render } from "preact";
import { z } from "zod";
import { App } from "./App.js";

// The page's policy forbids code made of text, which zod would try.
z.config({ jitless: true });

render(<App />, document.getElementById("lab")!);
