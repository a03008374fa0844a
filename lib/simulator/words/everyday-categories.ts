import { type Category, evenSeason } from './category';
import { homeColours, techColours } from './colours';
import { pairs, phrases } from './word-list';

/** What people use every day. */
export const everydayCategories: readonly Category[] = [
  {
    code: 'AU',
    name: { en: 'Audio & Devices', zh: '影音数码' },
    share: 1.1,
    price: 95,
    spread: 0.7,
    costShare: 0.62,
    returnRate: 0.08,
    groups: ['tech', 'tech', 'tech', 'wellness'],
    season: [0.9, 0.85, 0.9, 0.9, 0.95, 1, 0.95, 1, 1.05, 1, 1.3, 1.35],
    brands: ['Sonder', 'Voltaro', '听澜', 'Pixelwright', 'Arc & Ohm', 'Northwave'],
    kinds: phrases(`
      Headphones=头戴耳机=for flights and open offices=航班与开放办公室=0 1 3 4
      Earbuds=真无线耳机=for runs and calls=跑步与通话=1 3 4
      Bookshelf Speaker=书架音箱=for vinyl evenings=黑胶之夜=0 3 4
      Power Bank=充电宝=for two full charges=可充满手机两次=2 3 4
      Smart Watch=智能手表=for steps, sleep and messages=步数、睡眠与消息=1 2 4
      Keyboard=键盘=for long letters and longer code=写信与写代码=0 3 4
      Webcam=摄像头=for faces in poor light=弱光下也清晰=1 4
      E-Reader=电子书阅读器=for a library in a coat pocket=口袋里的图书馆=2 3 4
      Charging Stand=充电座=for phone, watch and earbuds=手机手表耳机一起充=0 2 3
      Portable Projector=便携投影仪=for films on any wall=任何一面墙都是银幕=1 2 3 4
    `),
    materials: pairs('Studio=录音室级; Noise-Cancelling=降噪; Solar=太阳能; Compact=轻巧; Pro=专业'),
    finishes: techColours,
    notes: pairs(`
      Two years of warranty, and updates for five.=两年质保，五年更新。
      Charges over USB-C within the hour.=USB-C 一小时快充。
      Spare parts can be fitted at home.=配件可购，在家即可更换。
    `),
  },
  {
    code: 'ST',
    name: { en: 'Stationery & Desk', zh: '文具办公' },
    share: 1,
    price: 15,
    spread: 0.6,
    costShare: 0.4,
    returnRate: 0.02,
    groups: ['tech', 'family', 'fashion', 'tech'],
    season: [1.1, 1, 0.95, 0.9, 0.9, 0.9, 0.95, 1.4, 1.4, 0.95, 0.95, 1],
    brands: ['Inkwell', 'Folio North', '砚边', 'Paperlark', 'Quire'],
    kinds: phrases(`
      Notebook=笔记本=for plans and their revisions=计划与修改=0 1 2
      Fountain Pen=钢笔=for signatures and postcards=签名与明信片=3 4
      Desk Organiser=桌面收纳盒=for pens that wander=爱走失的笔=1 3 4
      Weekly Planner=周计划本=for fifty-two tidy weeks=五十二个井然的星期=0 1 2
      Desk Mat=桌垫=for mouse, mug and elbows=鼠标、水杯与手肘=1
      Monitor Stand=显示器支架=for screens at eye level=屏幕与视线齐平=3 4
      Letter Set=信笺套装=for words that deserve paper=值得落在纸上的话=0 2
      Pencil Case=笔袋=for twelve pencils and an eraser=十二支铅笔和一块橡皮=1 2
      Bookmark=书签=for the page you promised to come back to=下次接着读的那一页=1 3
      Rollerball=签字笔=for fast, dry lines=书写流畅速干=3 4
    `),
    materials: pairs('Dotted=点阵; Leather=真皮; Cloth-Bound=布面; Brass=黄铜; Aluminium=铝制'),
    finishes: homeColours,
    notes: pairs(`
      Lies flat at every page and every angle.=平整稳固，久用不变形。
      Made with paper and metal from recycled sources.=采用再生材料。
      A gift box is part of it.=附礼盒包装。
    `),
  },
  {
    code: 'BB',
    name: { en: 'Beauty & Bath', zh: '美妆洗护' },
    share: 1.2,
    price: 21,
    spread: 0.55,
    costShare: 0.33,
    returnRate: 0.02,
    groups: ['wellness', 'fashion', 'wellness', 'nesting'],
    season: evenSeason,
    brands: ['Alder & Rose', 'Petalune', '草木集', 'Salle de Bain', 'Mineral Nine'],
    kinds: phrases(`
      Face Serum=精华液=for skin after a long week=疲惫一周后的肌肤
      Hand Cream=护手霜=for dry winter hands=冬日干燥的双手
      Body Lotion=身体乳=for the minutes after the bath=浴后几分钟
      Shampoo=洗发水=for hair that is washed daily=适合每日清洗
      Bath Salts=浴盐=for twenty minutes without a phone=放下手机的二十分钟
      Lip Balm=润唇膏=for wind and cold=风大天冷的日子
      Clay Mask=泥膜=for Sunday evenings=周日晚上
      Body Oil=身体油=for massage and dry elbows=按摩与干燥手肘
      Soap Bar=手工皂=for basins and travel=洗手台与旅行
      Room Spray=室内喷雾=for guests in ten minutes=客人十分钟后到
    `),
    materials: pairs(
      'Rosehip=玫瑰果; Oat Milk=燕麦奶; Green Tea=绿茶; Sea Mineral=海洋矿物; Camellia=山茶花',
    ),
    finishes: pairs(`
      Mini=迷你装; Classic=经典装; Large=大容量; Travel Size=旅行装; Refill=补充装; Gift Box=礼盒装
      Unscented=无香型; Lavender=薰衣草香; Cedar=雪松香; Bergamot=佛手柑香; Fig=无花果香; Jasmine=茉莉香
    `),
    notes: pairs(`
      Vegan, and never tested on animals.=纯素配方，不做动物实验。
      Made without mineral oil and silicone.=不含矿物油与硅。
      Kind to sensitive skin.=敏感肌可用。
    `),
  },
  {
    code: 'TC',
    name: { en: 'Tea & Coffee', zh: '茶与咖啡' },
    share: 1.1,
    price: 17,
    spread: 0.5,
    costShare: 0.45,
    returnRate: 0.01,
    groups: ['gourmet', 'gourmet', 'garden', 'wellness'],
    season: [1.15, 1.05, 1, 1.05, 0.95, 0.85, 0.85, 0.85, 1, 1.1, 1.15, 1.2],
    brands: ['Drift Roasters', 'Leaf & Letter', '一盏', 'Highland Cup', 'Slow Kettle'],
    kinds: phrases(`
      Longjing Tea=龙井茶=for clear glasses and quiet mornings=玻璃杯与安静的早晨=0 1
      Oolong Tea=乌龙茶=for five infusions and a conversation=五泡茶，一席话=0 1 2
      Jasmine Tea=茉莉花茶=for afternoons=午后时光=0 1
      Pu'er Tea=普洱茶=for after rich dinners=丰盛晚餐之后=0 2 3
      Black Tea=红茶=for milk, lemon or nothing=加奶、加柠檬或清饮=0 1 2
      Espresso Beans=意式咖啡豆=for machines and moka pots=咖啡机与摩卡壶=1 2 3 4
      Filter Coffee=手冲咖啡豆=for slow pouring=慢慢注水=1 3 4
      Decaf Beans=低因咖啡豆=for the second half of the day=下半天也能喝=1 2 4
      Cold Brew Packs=冷萃咖啡包=for jars in the fridge=冰箱里的一罐=1 2 4
      Drip Bags=挂耳咖啡=for hotel rooms and trains=酒店与火车上=1 2 3 4
    `),
    materials: pairs('Spring-Harvest=明前; Organic=有机; Dark-Roast=深焙; Aged=陈年; Single-Origin=单一产地'),
    finishes: pairs(`
      50 g=50 克; 100 g=100 克; 200 g=200 克; 250 g=250 克; 500 g=500 克; 1 kg=1 千克
      Tasting Set=品鉴装; Gift Tin=礼罐; Travel Pack=旅行装; Refill Bag=补充装; Wooden Box=木盒装; Six-Pack=6 联装
    `),
    notes: pairs(`
      Bought directly from growers and packed within a week.=产地直采，一周内分装。
      Best within six months of opening.=开封后六个月内风味最佳。
      A card with the right water and time is enclosed.=附冲泡水温与时间卡。
    `),
  },
];
