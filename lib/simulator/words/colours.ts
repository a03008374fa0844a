import { pairs } from './word-list';

/** Soft colours of the home. */
export const homeColours = pairs(`
  Moss=苔绿; Oat=燕麦; Terracotta=陶土红; Ivory=象牙白; Slate=石板灰; Ochre=赭黄; Dusty Rose=烟粉
  Indigo=靛蓝; Sage=鼠尾草绿; Charcoal=炭黑; Sand=沙色; Rust=铁锈红; Fog=雾灰; Plum=梅紫
`);

/** Colours of clothes and bags. */
export const fashionColours = pairs(`
  Black=黑色; Off-White=米白; Camel=驼色; Navy=藏青; Burgundy=酒红; Olive=橄榄绿; Light Grey=浅灰
  Powder Blue=雾霾蓝; Caramel=焦糖; Forest=森林绿; Blush=浅粉; Mustard=芥末黄; Chocolate=巧克力棕; Denim Blue=牛仔蓝
`);

/** Loud colours of sport, beach and toys. */
export const brightColours = pairs(`
  Coral=珊瑚; Aqua=水蓝; Lemon=柠檬黄; Cobalt=钴蓝; Scarlet=猩红; Mint=薄荷绿; Orange=橘色
  Turquoise=绿松石; Lilac=丁香紫; White=白色; Graphite=石墨灰; Lime=青柠绿; Sky=天蓝; Fuchsia=玫红
`);

/** Finishes of devices and desks. */
export const techColours = pairs(`
  Graphite=石墨灰; Silver=银色; Midnight=午夜蓝; Pearl White=珍珠白; Matte Black=哑光黑; Champagne=香槟金
  Arctic Blue=冰川蓝; Space Grey=深空灰; Sage=鼠尾草绿; Copper=古铜; Bone=骨白; Deep Green=墨绿
`);
