/** What a reading guide has beside the style of our pages. */
export const guideStyle = `
.kind { font-size: .75rem; font-weight: 700; letter-spacing: .04em; text-transform: uppercase; color: var(--must); }
.kind.note { color: var(--note); } .kind.judge, .kind.open { color: var(--open); }
`;
