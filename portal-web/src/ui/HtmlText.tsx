import styles from "./HtmlText.module.css";

/** Formatted text that the server has made safe; nothing else may be given to it. */
export const HtmlText = ({ html, language }: { html: string; language: string }) => <div lang={language} className={styles.text} dangerouslySetInnerHTML={{ __html: html }} />;
