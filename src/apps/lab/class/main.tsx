import { render } from "preact";
import { ClassPage } from "./ClassPage.js";

render(<ClassPage />, document.getElementById("class")!);
