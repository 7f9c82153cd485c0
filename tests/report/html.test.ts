import { expect, it } from "vitest";
import { scriptJson, scriptSource } from "../../src/report/html.js";

it("nothing inside a script ends it", () => {
  expect(scriptJson("</script><!--")).toBe('"\\u003c/script>\\u003c!--"');
  expect(scriptSource('a="</script>"')).toBe('a="<\\/script>"');
});
