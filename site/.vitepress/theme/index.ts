import { useData, withBase } from "vitepress";
import theme from "vitepress/theme";
import { h } from "vue";
import "./edict.css";

/** Below the first words of a home stands its picture. */
const picture = () => {
  const { src, alt } = useData().frontmatter.value["picture"] as { readonly src: string; readonly alt: string };
  return h("p", { class: "picture" }, h("img", { src: withBase(src), alt }));
};

export default { ...theme, Layout: () => h(theme.Layout, null, { "home-hero-after": picture }) };
