// What all charts are drawn with: the page's colours, patterns, and texts in lines.

export const look = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// A text in lines of whole words, each as long as fits.
export function lines(text, fits) {
  return text.split(" ").reduce((made, word) => {
    const last = made.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) made[made.length - 1] = `${last} ${word}`;
    else made.push(word);
    return made;
  }, []);
}

// A pattern: what is drawn on a tile of 8 by 8 pixels of the sheet, repeated.
export function tile(draw) {
  const made = document.createElement("canvas");
  made.width = made.height = 8;
  const pen = made.getContext("2d");
  pen.fillStyle = look("--sheet");
  pen.fillRect(0, 0, 8, 8);
  draw(pen);
  return pen.createPattern(made, "repeat");
}

// A number that is not exact is hatched, so that the mark does not rest on colour.
export const hatched = (color) =>
  tile((pen) => {
    pen.strokeStyle = color;
    pen.lineWidth = 2.5;
    for (const x of [-8, 0, 8]) {
      pen.moveTo(x, 8);
      pen.lineTo(x + 8, 0);
    }
    pen.stroke();
  });
