/** Shows what is being done on one line of the terminal; silent where standard error is none. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr) {
  let shown = '';
  const show = (text: string) => {
    if (!stream.isTTY || text === shown) return;
    shown = text;
    stream.write(`\r\u001b[K${text}`);
  };
  return {
    progress: (stage: string, fraction: number) => show(`${stage} ${Math.floor(100 * fraction)} %`),
    end: () => show(''),
  };
}
