import { type Category, evenSeason } from './category';
import { homeColours } from './colours';
import { pairs, phrases } from './word-list';

/** What furnishes a home. */
export const homeCategories: readonly Category[] = [
  {
    code: 'HT',
    name: { en: 'Home Textiles', zh: '家纺布艺' },
    share: 1.5,
    price: 32,
    spread: 0.5,
    costShare: 0.46,
    returnRate: 0.06,
    groups: ['nesting', 'nesting', 'family', 'wellness'],
    season: [1.1, 1, 1, 0.95, 0.9, 0.8, 0.8, 0.9, 1.1, 1.2, 1.2, 1.15],
    brands: ['Lindhaven', 'Mossweave', 'Hearth & Hem', 'Nordlinn', '云织', 'Calico Row'],
    kinds: phrases(`
      Throw Pillow=抱枕=for the sofa or a reading corner=沙发与阅读角=0 1 3 4 5
      Duvet Cover Set=被套四件套=for quiet nights in every season=四季安睡=0 1 2 5
      Fitted Sheet=床笠=for mattresses up to 30 cm high=适配 30 厘米以内的床垫=0 1 2
      Throw Blanket=盖毯=for cool evenings on the balcony=微凉的夜晚=0 1 3 5
      Curtain Pair=窗帘一对=for bedrooms that wake late=喜欢赖床的卧室=0 1 4
      Table Runner=桌旗=for long dinners with friends=好友聚餐的长桌=0 1 5
      Bath Towel=浴巾=for the first minute after the shower=浴后第一刻=0 1 2 5
      Floor Cushion=坐垫=for low tables and window seats=矮桌与飘窗=0 1 3 4
      Area Rug=地毯=for the space between sofa and window=沙发与窗之间=1 2 3
      Quilt=绗缝被=for guest rooms and afternoon naps=客房与午睡=0 1 2 4
    `),
    materials: pairs(
      'Linen=亚麻; Washed Cotton=水洗棉; Bamboo=竹纤维; Wool=羊毛; Velvet=丝绒; Waffle=华夫格',
    ),
    finishes: homeColours,
    notes: pairs(`
      Easy to wash, and softer every time.=易清洗，越洗越柔软。
      Woven in small batches and dyed without heavy metals.=小批量织造，染料不含重金属。
      The edges are double-stitched so that they last.=双线锁边，经久耐用。
    `),
  },
  {
    code: 'KT',
    name: { en: 'Kitchen', zh: '厨房用品' },
    share: 1.4,
    price: 28,
    spread: 0.6,
    costShare: 0.48,
    returnRate: 0.04,
    groups: ['gourmet', 'gourmet', 'nesting', 'family'],
    season: [1.1, 1, 0.95, 0.95, 0.95, 0.9, 0.9, 0.95, 1, 1, 1.15, 1.25],
    brands: ['Kilnworth', 'Pepper & Pan', 'Castello Ferro', '食光', 'Birchspoon', 'Ember Table'],
    kinds: phrases(`
      Frying Pan=平底锅=for eggs, fish and Sunday pancakes=煎蛋、煎鱼和周末松饼=1 3 4
      Stockpot=汤锅=for soups that simmer all afternoon=慢炖一下午的汤=1 3 4
      Chef's Knife=主厨刀=for herbs, roots and everything between=切菜、切肉、切根茎=3
      Mixing Bowl Set=调理盆套装=for doughs, salads and marinades=和面、拌沙拉与腌制=0 2 3 4
      Serving Platter=大餐盘=for dishes that are shared=适合分享的大菜=0 2 3 4
      Storage Jar=储物罐=for rice, beans and secret biscuits=存放米豆与饼干=0 3 4
      Cutting Board=砧板=for daily chopping on both sides=双面日常切配=2
      Noodle Bowl=面碗=for ramen, rice and late suppers=拉面、米饭与夜宵=0 2 4
      Spice Mill=研磨器=for pepper, salt and cumin=现磨胡椒、海盐与孜然=2 3
      Baking Tray=烤盘=for bread, biscuits and roast vegetables=面包、饼干与烤蔬菜=1 3 4
    `),
    materials: pairs('Stoneware=粗陶; Cast Iron=铸铁; Acacia=相思木; Stainless Steel=不锈钢; Enamel=珐琅'),
    finishes: homeColours,
    notes: pairs(`
      Made for daily use over many years.=为多年日常使用而作。
      It sits well in the hand and stays easy to clean.=握感舒适，清洗方便。
      Tested by cooks who use it every day.=由每日下厨的人反复试用。
    `),
  },
  {
    code: 'LT',
    name: { en: 'Lighting & Decor', zh: '灯饰摆件' },
    share: 1,
    price: 46,
    spread: 0.55,
    costShare: 0.45,
    returnRate: 0.05,
    groups: ['nesting', 'nesting', 'tech', 'fashion'],
    season: [1.1, 1, 0.95, 0.9, 0.85, 0.8, 0.8, 0.9, 1.05, 1.15, 1.2, 1.3],
    brands: ['Lumisund', 'Glow Atelier', '拾光', 'Oriel', 'Paper Moon'],
    kinds: phrases(`
      Table Lamp=台灯=for desks and bedsides=书桌与床头=0 1 2 3 4
      Floor Lamp=落地灯=for the dark corner of the living room=客厅的暗角
      Pendant Light=吊灯=for dining tables of four to six=四至六人餐桌
      Wall Mirror=壁镜=for narrow halls that need depth=让狭窄玄关更显开阔=0 2 4
      Vase=花瓶=for one branch or a whole bouquet=一枝或一束花=0 2 3 4
      Candle Holder=烛台=for dinners without screens=没有屏幕的晚餐=0 2 3
      Picture Frame=相框=for prints of 20 × 30 cm=适配 20×30 厘米照片=0 4
      Night Light=小夜灯=for soft steps at three in the morning=深夜起身的柔光=1 2 3
      Wall Clock=挂钟=for kitchens that run on time=守时的厨房=0 3 4
      Scented Candle=香薰蜡烛=for evenings after rain=雨后的夜晚=2 3
    `),
    materials: pairs('Brass=黄铜; Rice-Paper=宣纸; Smoked Glass=烟熏玻璃; Ceramic=陶瓷; Rattan=藤编'),
    finishes: homeColours,
    notes: pairs(`
      Chosen for rooms where people stay late.=为夜里久坐的房间而选。
      Each piece differs a little from the next.=手工制作，每件略有不同。
      Packed in recycled card, without plastic.=再生纸包装，不含塑料。
    `),
  },
  {
    code: 'FU',
    name: { en: 'Furniture', zh: '家具' },
    share: 0.8,
    price: 165,
    spread: 0.6,
    costShare: 0.55,
    returnRate: 0.05,
    groups: ['nesting', 'nesting', 'tech', 'family'],
    season: evenSeason,
    brands: ['Ashgrove', 'Stilla', '木作间', 'Lindhaven', 'Harbour & Oak'],
    kinds: phrases(`
      Side Table=边几=for a cup, a book and a lamp=放一杯茶、一本书、一盏灯
      Bookcase=书架=for five shelves of good intentions=五层藏书
      Lounge Chair=休闲椅=for long chapters=长夜阅读=0 1 2 4
      Writing Desk=写字台=for laptops and letters=电脑与手写=0 1 2 3
      Shoe Bench=换鞋凳=for small halls=小玄关
      Bar Stool=吧台凳=for counters 90 cm high=适配 90 厘米吧台
      Coat Stand=衣帽架=for hats, bags and wet coats=帽子、提包与大衣=0 1 2 3
      TV Console=电视柜=for screens and the cables behind them=收纳屏幕与线缆
      Nightstand=床头柜=for beds of every height=各种高度的床=0 1 2 4
      Dining Chair=餐椅=for meals that last until coffee=从正餐坐到咖啡
    `),
    materials: pairs('Oak=橡木; Walnut=胡桃木; Ash=白蜡木; Steel-Frame=钢架; Rattan=藤编'),
    finishes: homeColours,
    notes: pairs(`
      Assembled in ten minutes with one key.=一把扳手，十分钟装好。
      The wood comes from certified European forests.=木材来自认证的欧洲林场。
      Felt feet protect the floor.=毡垫脚，不伤地板。
    `),
  },
];
