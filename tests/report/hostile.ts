/** Ends texts, attributes and scripts, and runs a script where it is taken for HTML. */
export const HOSTILE = `"'></script></title><img src=x onerror="hacked=1"><a href="javascript:hacked=1">%{x}</a>`;

/** Words that the program looks for, or whose schema allows nothing else. */
const FIXED =
  /^(agglom|[0-9a-f]{64}|\d+|higher|lower|none|exact|sampled|unanimity|quorum|join|out|settled|cycle|moving|cluster|firms|minimal|equal|effect|nash)$/;

/** Every text of plain data with the hostile one behind it, names as keys (`names`) included; numbers, fixed words and ids of indicators stay. */
export function hostile<Data>(data: Data, names: readonly string[]): Data {
  const changed = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return FIXED.test(value) || key === "indicator" ? value : value + HOSTILE;
    if (Array.isArray(value)) return value.map((item) => changed(item, key));
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
    const entries = Object.entries(value).map(([name, inner]) => [
      names.includes(name) ? name + HOSTILE : name,
      changed(inner, name),
    ]);
    return Object.fromEntries(entries);
  };
  return changed(data, "") as Data;
}

/** What a page must not hold: anything of the hostile text as HTML, or as what Plotly takes for HTML. */
export const INJECTED = /<img|<a href="javascript|<\/title><img|\\u003cimg|\\u003ca href|\\u003c\/script/i;
