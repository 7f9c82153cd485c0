import { expect, it } from "vitest";
import { scriptJson } from "../../../src/report/tables/html.js";

it("nothing inside a script ends it", () => {
  expect(scriptJson("</script><!--")).toBe('"\\u003c/script>\\u003c!--"');
});

it("numbers may be rounded", () => {
  expect(scriptJson({ a: [1.25, null, "2.25"] }, Math.round)).toBe('{"a":[1,null,"2.25"]}');
});
