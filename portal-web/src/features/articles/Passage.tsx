import type { Segment } from "../../api/contract.ts";
import styles from "./Passage.module.css";

/** Text with the words that were searched for marked. */
export const Passage = ({ segments }: { segments: Segment[] }) => segments.map((segment, at) => (segment.marked ? <mark key={at} className={styles.marked}>{segment.text}</mark> : segment.text));
