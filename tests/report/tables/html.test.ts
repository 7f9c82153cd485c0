import { expect, it } from "vitest";
import { proseHtml, scriptJson } from "../../../src/report/tables/table.js";

it("nothing inside a script ends it", () => {
  expect(scriptJson("</script><!--")).toBe('"\\u003c/script>\\u003c!--"');
});

it("numbers may be rounded", () => {
  expect(scriptJson({ a: [1.25, null, "2.25"] }, Math.round)).toBe('{"a":[1,null,"2.25"]}');
});

it("names of fields in a sentence are code, and nothing of it is markup", () => {
  expect(proseHtml("Filled in: a row of `structure`, <b>")).toBe(
    "Filled in: a row of <code>structure</code>, &lt;b&gt;",
  );
});
