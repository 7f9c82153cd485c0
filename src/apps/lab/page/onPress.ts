/** What a drawn button does with keys: Enter and space press it, as they press a button of the page. */
export function onPress(press: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press();
  };
}
