import { pngChunk, riffChunk, utf8, join } from "./bytes.ts";
import { fields, png, right, wav, xmp } from "./carriers.ts";

const source = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
const iptc = `xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType="${source}"`;

const frontMatter = [
  "---",
  "title: 春日散文",
  "AIGC:",
  '  Label: "1"',
  `  ContentProducer: "${fields.ContentProducer}"`,
  `  ProduceID: "${fields.ProduceID}"`,
  '  ReserveCode1: ""',
  `  Propagator: "${fields.ContentPropagator}"`,
  `  PropagateID: "${fields.PropagateID}"`,
  '  ReservedCode2: ""',
  "---",
  "",
  "本文由人工智能生成。",
  "",
].join("\n");

/** The files of `examples/labels`, by their names. */
export const exampleFiles: Readonly<Record<string, Uint8Array>> = {
  "picture.png": png(pngChunk("iTXt", join("XML:com.adobe.xmp", [0, 0, 0, 0, 0], xmp([right], "AIGC", iptc)))),
  "essay.md": utf8(frontMatter),
  "song.wav": wav(riffChunk("LIST", join("INFOINAM", [4, 0, 0, 0], "Song"))),
};
