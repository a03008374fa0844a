import { type Category, evenSeason } from './category';
import { brightColours, homeColours } from './colours';
import { pairs, phrases } from './word-list';

/** What people do outside work. */
export const leisureCategories: readonly Category[] = [
  {
    code: 'OC',
    name: { en: 'Outdoor & Camping', zh: '户外露营' },
    share: 1.1,
    price: 68,
    spread: 0.65,
    costShare: 0.5,
    returnRate: 0.06,
    groups: ['adventure', 'adventure', 'adventure', 'family'],
    season: [0.7, 0.75, 0.95, 1.2, 1.3, 1.3, 1.25, 1.15, 1.1, 0.9, 0.75, 0.7],
    brands: ['Fellwright', 'Ridgeline Co.', '山野集', 'Kestrel Peak', 'Tarn & Trail'],
    kinds: phrases(`
      Two-Person Tent=双人帐篷=for two people and their boots=双人过夜，鞋也有地方放=0 1 4
      Sleeping Bag=睡袋=for nights down to 3 °C=适合 3℃ 以上的夜晚=0 1 2 4
      Trekking Poles=登山杖=for knees on the way down=下山时保护膝盖=3
      Camping Stove=野营炉=for coffee at first light=清晨第一杯咖啡=3
      Camp Chair=折叠椅=for the best seat by the fire=篝火旁最好的座位=0 1 3 4
      Hiking Backpack=登山包=for three days on the trail=三日徒步=0 1 2 4
      Cook Set=野营锅具=for one-pot dinners outdoors=户外一锅煮=3
      Down Jacket=羽绒服=for summits and bus stops=雪山与车站=0 1 2 4
      Rain Shell=冲锋衣=for weather that changes its mind=说变就变的天气=0 1 2 4
      Headtorch=头灯=for the last kilometre=最后一公里=1 3
      Dry Bag=防水袋=for canoes and cloudbursts=皮划艇与暴雨=0 1 4
      Picnic Mat=野餐垫=for four people on wet grass=四人草地野餐=0 1 2 4
    `),
    materials: pairs('Ripstop=防撕裂; Ultralight=超轻; Insulated=保暖; Titanium=钛合金; Waxed=油蜡'),
    finishes: brightColours,
    notes: pairs(`
      Tested for a season in the Scottish Highlands.=在苏格兰高地实测一季。
      Packs down to the size of a loaf of bread.=收纳后只有面包大小。
      Spare parts are kept for ten years.=配件供应十年。
    `),
  },
  {
    code: 'FT',
    name: { en: 'Fitness', zh: '运动健身' },
    share: 1,
    price: 34,
    spread: 0.65,
    costShare: 0.44,
    returnRate: 0.06,
    groups: ['wellness', 'wellness', 'adventure', 'tech'],
    season: [1.7, 1.3, 1.1, 1, 1, 0.95, 0.85, 0.85, 1, 0.95, 0.85, 0.8],
    brands: ['Stride Lab', 'Corefolk', '律动', 'Halden Sport', 'Still & Strong'],
    kinds: phrases(`
      Yoga Mat=瑜伽垫=for slow mornings on hard floors=硬地板上的清晨=0 1 2
      Resistance Bands=弹力带=for a gym in a drawer=抽屉里的健身房=0 4
      Kettlebell=壶铃=for swings, squats and carries=摆荡、深蹲与负重行走=3 4
      Foam Roller=泡沫轴=for the day after=训练后的第二天=1 2 4
      Running Leggings=跑步紧身裤=for cold starts=寒冷的起跑=2 4
      Training Tee=训练 T 恤=for intervals and long runs=间歇与长跑=2 4
      Water Bottle=运动水壶=for bags that must stay dry=不漏水，放心入包=3 4
      Skipping Rope=跳绳=for ten minutes that count=高效十分钟=0 3 4
      Gym Bag=健身包=for shoes at one end, clothes at the other=干湿鞋衣分仓=2 4
      Meditation Cushion=冥想坐垫=for sitting still=静坐=1 2
    `),
    materials: pairs('Natural Rubber=天然橡胶; Cork=软木; Soft-Touch=亲肤; Steel=钢制; Pro=专业'),
    finishes: brightColours,
    notes: pairs(`
      Free of odour from the first day.=开箱无异味。
      Comes with a plan of twelve short sessions.=附十二节短时训练计划。
      Easy to clean after every session.=训练后清洁方便。
    `),
  },
  {
    code: 'GD',
    name: { en: 'Garden', zh: '园艺' },
    share: 1,
    price: 24,
    spread: 0.65,
    costShare: 0.47,
    returnRate: 0.03,
    groups: ['garden', 'garden', 'garden', 'nesting'],
    season: [0.5, 0.7, 1.4, 1.8, 1.7, 1.3, 1, 0.9, 0.9, 0.8, 0.5, 0.5],
    brands: ['Thornbury', 'Seed & Spade', '青禾', 'Potting Shed', 'Verdal'],
    kinds: phrases(`
      Planter=花盆=for herbs on a windowsill=窗台香草=0 1 2 3
      Watering Can=洒水壶=for seedlings and ferns=幼苗与蕨类=1 2
      Secateurs=修枝剪=for roses and thin branches=月季与细枝=2 4
      Hand Trowel=小铲=for pots and raised beds=盆栽与高床=2 4
      Garden Gloves=园艺手套=for thorns and wet soil=荆棘与湿土=4
      Raised Bed=种植箱=for salad all summer=整个夏天的沙拉=1 3
      Bird Feeder=喂鸟器=for robins and tits=知更鸟与山雀=0 1 2 3
      Garden Lantern=庭院灯=for long evenings outside=户外长夜=0 1 2 3
      Compost Bin=堆肥桶=for peelings and leaves=果皮与落叶=1 3
      Plant Stand=花架=for five pots on one square metre=一平米放五盆=1 2 3
    `),
    materials: pairs('Terracotta=红陶; Galvanised=镀锌; Copper=铜制; Cedar=雪松木; Heritage=经典'),
    finishes: homeColours,
    notes: pairs(`
      Stays outside in frost.=耐霜冻，可留户外过冬。
      Made to last through many seasons.=经得起多个季节。
      Made in a family workshop.=家庭作坊制作。
    `),
  },
  {
    code: 'TK',
    name: { en: 'Toys & Kids', zh: '母婴玩具' },
    share: 1.1,
    price: 22,
    spread: 0.55,
    costShare: 0.44,
    returnRate: 0.04,
    groups: ['family', 'family', 'family', 'tech'],
    season: [0.8, 0.8, 0.85, 0.9, 1, 1.15, 0.95, 0.95, 0.9, 0.95, 1.35, 1.6],
    brands: ['Little Otter', 'Pip & Pine', '小满', 'Kitewood', 'Bumble Park'],
    kinds: phrases(`
      Building Blocks=积木=for towers and their fall=搭高塔，再推倒=0 2 4
      Plush Bear=毛绒小熊=for beds and bus rides=陪睡陪坐车=1 3
      Balance Bike=平衡车=for first roads=人生第一段路=0 4
      Puzzle=拼图=for rainy afternoons of 100 pieces=100 片，正好一个雨天午后=0 2 4
      Play Kitchen=过家家厨房=for soup made of buttons=纽扣煮的汤=0 2
      Stacking Rings=套圈=for small hands from ten months=十个月以上的小手=0 2 3
      Kids' Raincoat=儿童雨衣=for puddles=踩水坑=4
      Story Lamp=故事灯=for one more chapter=再讲一章=0 2
      Finger Paint Set=手指画颜料=for aprons and large paper=围裙与大纸=2 4
      Baby Blanket=婴儿毯=for prams and naps=推车与午睡=1 3
    `),
    materials: pairs('Beechwood=榉木; Organic Cotton=有机棉; Montessori=蒙氏; Knitted=针织; Rainbow=彩虹'),
    finishes: brightColours,
    notes: pairs(`
      Safe for small mouths: the colours do not come off.=不掉色，可放心啃咬。
      Tested to EN 71 for children from three years on.=符合 EN 71，适合三岁以上。
      Easy to clean and hard to break.=好清洁，不易坏。
    `),
  },
  {
    code: 'BK',
    name: { en: 'Tableware & Party', zh: '餐具派对' },
    share: 0.8,
    price: 19,
    spread: 0.55,
    costShare: 0.42,
    returnRate: 0.03,
    groups: ['gourmet', 'nesting', 'family', 'gourmet'],
    season: evenSeason.map((month, at) => (at === 11 ? 1.7 : at === 10 ? 1.2 : month * 0.95)),
    brands: ['Castello Ferro', 'Gather', '小聚', 'Confetti Club', 'Kilnworth'],
    kinds: phrases(`
      Dinner Plate Set=餐盘套装=for six at the table=六人餐桌=0 1 3
      Wine Glasses=酒杯=for reds, whites and water=红白皆宜，喝水也行=2
      Cake Stand=蛋糕架=for birthdays and Tuesdays=生日，或随便哪个周二=0 1 2 3
      Cutlery Set=刀叉套装=for six guests, from soup to dessert=六位客人，从汤到甜点=4
      Napkins=餐巾=for suppers with sauce=有酱汁的晚餐=3
      Carafe=醒酒瓶=for water with lemon=柠檬水与葡萄酒=0 2
      Salad Bowl=沙拉碗=for leaves from the market=市集鲜蔬=0 1 2
      Egg Cups=蛋杯=for slow breakfasts=慢早餐=0 1 2
      Paper Garland=纸花环=for rooms with something to celebrate=值得庆祝的房间=3
      Ice Bucket=冰桶=for bottles in July=七月的瓶瓶罐罐=2 4
    `),
    materials: pairs(
      'Porcelain=瓷; Speckled=洒点; Ribbed Glass=竖纹玻璃; Handmade=手工; Brushed Steel=拉丝钢',
    ),
    finishes: homeColours,
    notes: pairs(`
      Goes with everything else on the table.=与各色餐具都好搭配。
      Stacks neatly and takes little room.=可叠放，省空间。
      Single pieces can be bought again later.=单件可随时补购。
    `),
  },
];
