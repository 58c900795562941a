/**
 * The style of an exported page. It stands in the page itself, and in the preview of it: everything is below `.page`, so that
 * it can be both. Colours of the system's dark mode on the screen, black on white on paper.
 */
export const PAGE_STYLE = `
.page{--ink:#1c1e22;--muted:#5f646d;--line:#d9d9d3;--paper:#fff;--quiet:#f4f4f0;--agent:#eaf0fe;--accent:#2f5bea;--internal:#fff6dd;--internal-line:#b98d12;--warn:#8f5c10;
margin:0 auto;padding:40px 48px;max-width:820px;box-sizing:border-box;background:var(--paper);color:var(--ink);
font:14px/1.5 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.page p,.page h1,.page h2,.page h3,.page dl,.page dd,.page figure,.page blockquote{margin:0}
.page a{color:var(--accent)}
.page .conversation+.conversation{margin-top:56px}
.page .who{font-size:21px;line-height:1.3;font-weight:650}
.page .when{margin-top:2px;color:var(--muted)}
.page .facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(260px,1fr));gap:4px 32px;margin-top:12px;padding:10px 0;border-block:1px solid var(--line)}
.page .fact{display:grid;grid-template-columns:104px 1fr;gap:12px}
.page .label{color:var(--muted)}
.page .line{display:grid;grid-template-columns:72px 128px 1fr;gap:0 12px;padding:7px 0;break-inside:avoid}
.page .head+.line{margin-top:10px}
.page .time{color:var(--muted);font-variant-numeric:tabular-nums;white-space:nowrap}
.page .line>.name{font-weight:650}
.page .message .body{display:grid;gap:4px;justify-items:start;min-width:0}
.page .message.centre>.name{color:var(--accent)}
.page .message.middle{color:var(--muted)}
.page .internal{margin-inline:-10px;padding-inline:10px;border-inline-start:3px solid var(--internal-line);background:var(--internal)}
.page .marks,.page .quiet,.page .action,.page .quoted{color:var(--muted);font-size:12.5px}
.page .quoted{padding-inline-start:8px;border-inline-start:2px solid var(--line)}
.page .event{grid-template-columns:72px 1fr;color:var(--muted)}
.page .event .body{margin-inline-start:140px}
.page .mark{grid-template-columns:1fr;justify-items:center;color:var(--muted);font-size:12.5px}
.page .mark.wait{color:var(--warn)}
.page .mark.day{padding-top:14px;font-weight:650}
.page .said{white-space:pre-wrap}
.page .rich h3{font-size:15px}
.page .rich blockquote{padding-inline-start:10px;border-inline-start:3px solid var(--line)}
.page .rich ul,.page .rich ol{margin:4px 0;padding-inline-start:22px}
.page table{border-collapse:collapse}
.page td{padding:3px 8px;border:1px solid var(--line);vertical-align:top}
.page pre,.page code{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:12.5px;white-space:pre-wrap}
.page .card{display:grid;gap:6px;width:100%;max-width:520px;box-sizing:border-box;padding:10px 12px;border:1px solid var(--line);border-radius:10px;break-inside:avoid}
.page .part{display:grid;gap:4px;min-width:0}
.page .part-row{display:flex;gap:10px}
.page .part-row>.cell{flex:1 1 0;min-width:0}
.page .part-replies{display:flex;flex-wrap:wrap;align-items:center;gap:6px}
.page .slide{display:grid;gap:4px;padding-top:6px;border-top:1px solid var(--line)}
.page .title,.page .bold,.page .pairs .value{font-weight:600}
.page .italic{font-style:italic}
.page .size-small{font-size:12.5px}
.page .size-large{font-size:17px}
.page .button{display:inline-block;justify-self:start;padding:2px 10px;border:1px solid var(--accent);border-radius:8px;color:var(--accent)}
.page .picture{padding:8px 10px;border:1px dashed var(--line);border-radius:8px}
.page .preview{display:block;max-width:320px;max-height:320px;border-radius:8px}
.page .pairs{display:grid;grid-template-columns:auto 1fr;gap:2px 12px}
.page .pairs .key{color:var(--muted)}
.page .target{color:var(--muted);font-size:12.5px}
.page .warning{color:var(--warn)}
.page .note{width:100%;box-sizing:border-box;margin-top:6px;padding:6px 10px;border-inline-start:3px solid var(--accent);background:var(--agent);break-inside:avoid}
.page .note .about{font-weight:650;font-size:12.5px}
.page .section{margin-top:18px;break-inside:avoid-page}
.page .section-title{font-size:15px}
.page .section .facts{margin-top:4px}
.page .foot{margin-top:18px;padding-top:8px;border-top:1px solid var(--line);color:var(--muted);font-size:12px}
@media (prefers-color-scheme:dark){@media screen{.page:not(.paper){--ink:#e9eaec;--muted:#a3a9b1;--line:#3a3e45;--paper:#131417;--quiet:#23262b;--agent:#212b47;--accent:#7c9bff;--internal:#33290f;--internal-line:#9d8232;--warn:#d9a13f}}}
@media (max-width:640px){.page:not(.paper){padding:20px 16px}.page:not(.paper) .line{grid-template-columns:auto 1fr}.page:not(.paper) .line>.body{grid-column:1/-1;margin-inline-start:0}.page:not(.paper) .facts{grid-template-columns:1fr}}
@media print{.page{max-width:none;padding:0;font-size:10.5pt}.page .conversation+.conversation{margin-top:0;break-before:page}.page a{color:inherit}.page .card,.page .picture{border-color:#999}}
@page{size:auto;margin:16mm 15mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt system-ui,sans-serif;color:#5f646d}}
`;
