import { z } from "zod";
import type { Message, Reply } from "./calls.js";
import { breather, server } from "./serve.js";
import { WORK } from "./work/index.js";

/** The engine beside the page: answers one message after the other. */

// The page's policy forbids code made of text, which zod would try.
z.config({ jitless: true });

const answer = server(WORK, (reply: Reply) => self.postMessage(reply), breather());
self.onmessage = ({ data }: MessageEvent<Message>) => void answer(data);
