import type { Segment } from "../../api/contract.ts";

/** Text with the words that were searched for marked. */
export const Passage = ({ segments }: { segments: Segment[] }) => segments.map((segment, at) => (segment.marked ? <mark key={at}>{segment.text}</mark> : segment.text));
