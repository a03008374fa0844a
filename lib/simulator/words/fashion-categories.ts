import { type Category } from './category';
import { brightColours, fashionColours } from './colours';
import { pairs, phrases } from './word-list';

/** What people wear and carry. */
export const fashionCategories: readonly Category[] = [
  {
    code: 'WW',
    name: { en: 'Womenswear', zh: '女装' },
    share: 1.7,
    price: 54,
    spread: 0.5,
    costShare: 0.38,
    returnRate: 0.17,
    groups: ['fashion', 'fashion', 'fashion', 'wellness'],
    season: [0.95, 0.9, 1.1, 1.1, 1.1, 1, 0.9, 0.9, 1.1, 1.1, 1.1, 1.05],
    audience: 'female',
    brands: ['Maison Ilse', 'Ottilie', '素禾', 'Verena Park', 'Fable & Thread', 'Juniper Lane'],
    kinds: phrases(`
      Wrap Dress=裹身裙=for offices and evenings alike=通勤与约会皆宜=0 2 3 4
      Midi Skirt=中长裙=for walking fast and sitting well=行走坐卧都从容
      Cardigan=开衫=for rooms with cold air=空调房里的一层暖=0 1 4
      Blouse=衬衫=for days with meetings=会议日=0 2 3 4
      Trench Coat=风衣=for wind, drizzle and style=风雨天也有型=2 3 4
      Wide-Leg Trousers=阔腿裤=for comfort that looks deliberate=舒适又利落=1 2 3 4
      Turtleneck=高领衫=for layers from October on=入秋叠穿=0 1 4
      Camisole=吊带衫=for warm days and under blazers=夏日单穿或内搭=0 2 3 4
      Jumpsuit=连体裤=for one decision in the morning=一件搞定的早晨=2 3 4
      Scarf=围巾=for the last touch=点睛之笔
    `),
    materials: pairs(
      'Silk-Blend=真丝混纺; Merino=美利奴羊毛; Linen=亚麻; Tencel=天丝; Organic Cotton=有机棉',
    ),
    finishes: fashionColours,
    notes: pairs(`
      Cut and sewn in small runs.=小批量裁制。
      The model is 175 cm tall and wears size M.=模特身高175 厘米，穿 M 码。
      Wash by hand or on the wool programme.=建议手洗或羊毛模式机洗。
    `),
  },
  {
    code: 'MW',
    name: { en: 'Menswear', zh: '男装' },
    share: 1.3,
    price: 52,
    spread: 0.5,
    costShare: 0.39,
    returnRate: 0.12,
    groups: ['fashion', 'fashion', 'adventure', 'tech'],
    season: [0.95, 0.9, 1.05, 1.05, 1, 1, 0.9, 0.95, 1.1, 1.1, 1.1, 1.1],
    audience: 'male',
    brands: ['Carrick & Sons', 'Northgate', '言木', 'Tobias Reed', 'Foundry Blue'],
    kinds: phrases(`
      Oxford Shirt=牛津衬衫=for work without a tie=不打领带的工作日=0 2 4
      Crew-Neck Sweater=圆领毛衣=for autumn weekends=秋日周末=0 1
      Chinos=休闲裤=for desks and bicycles=办公与骑行=2 3 4
      Overshirt=衬衫外套=for the hour between seasons=换季叠穿=0 1 2 3
      Polo Shirt=POLO 衫=for warm Fridays=暖和的周五=0 1 2
      Bomber Jacket=飞行夹克=for evenings in town=城市夜晚=0 3 4
      T-Shirt=T 恤=for every day that ends in y=每一天=0 1 2
      Winter Coat=大衣=for real winters=真正的冬天=1
      Tapered Jeans=锥形牛仔裤=for years of wear=越穿越有味道=0 3 4
      Beanie=针织帽=for ears on cold platforms=冷风里的双耳=1 3
    `),
    materials: pairs(
      'Brushed Cotton=磨毛棉; Merino=美利奴羊毛; Linen=亚麻; Corduroy=灯芯绒; Stretch Twill=弹力斜纹',
    ),
    finishes: fashionColours,
    notes: pairs(`
      Pre-washed, so it keeps its size.=预洗处理，不易缩水。
      The seams are taped where they are strained.=受力处加固缝线。
      Cut for comfort and made to be worn often.=剪裁舒适，经得起常穿。
    `),
  },
  {
    code: 'SB',
    name: { en: 'Shoes & Bags', zh: '鞋履箱包' },
    share: 1.2,
    price: 78,
    spread: 0.5,
    costShare: 0.42,
    returnRate: 0.15,
    groups: ['fashion', 'fashion', 'adventure', 'wellness'],
    season: [0.95, 0.95, 1.1, 1.1, 1, 0.95, 0.9, 0.95, 1.15, 1.1, 1.05, 1.05],
    brands: ['Cordwain', 'Pavé', '步里', 'Tote & Tide', 'Marlow Street'],
    kinds: phrases(`
      Loafers=乐福鞋=for days on polished floors=写字楼日常=0 1 4
      Ankle Boots=短靴=for rain and good trousers=雨天与西裤=0 1 4
      Sneakers=运动鞋=for ten thousand steps=日行万步
      Tote Bag=托特包=for a laptop and the shopping=电脑与采购一包装下
      Crossbody Bag=斜挎包=for phone, keys and free hands=手机钥匙，解放双手
      Weekender=旅行袋=for two nights away=两晚短途
      Backpack=双肩包=for laptops up to 16 inches=可放 16 英寸电脑
      Sandals=凉鞋=for warm pavements=炎热街头=0 1 4
      Card Holder=卡包=for six cards and no more=六张卡刚刚好=0 1 4
      Belt=腰带=for trousers that matter=重要的那条裤子=0 1 2 4
    `),
    materials: pairs(
      'Full-Grain Leather=头层牛皮; Suede=麂皮; Canvas=帆布; Recycled Nylon=再生尼龙; Vegan Leather=植物皮革',
    ),
    finishes: fashionColours,
    notes: pairs(`
      Grows more beautiful with the years.=越用越有味道。
      Any good cobbler can repair it.=坏了可修，五金可换。
      Comes with a cotton dust bag.=附赠棉质防尘袋。
    `),
  },
  {
    code: 'SW',
    name: { en: 'Swim & Beach', zh: '泳装沙滩' },
    share: 0.8,
    price: 36,
    spread: 0.45,
    costShare: 0.4,
    returnRate: 0.13,
    groups: ['wellness', 'fashion', 'adventure', 'family'],
    season: [0.45, 0.5, 0.7, 1, 1.5, 2, 2.1, 1.6, 0.8, 0.5, 0.4, 0.45],
    brands: ['Saltline', 'Bluebay', '浪里', 'Cala Nova', 'Sunday Tide'],
    kinds: phrases(`
      One-Piece Swimsuit=连体泳衣=for lanes and lagoons=泳道与海湾=0 1 2 4
      Swim Shorts=泳裤=for water and the walk home=下水与回家路上=0 1 2 4
      Beach Towel=沙滩巾=for sand that shakes off=一抖即净不沾沙=1 3 4
      Sun Hat=遮阳帽=for noon without shade=正午无荫处=1 2 3
      Rash Guard=防晒泳衣=for long days on the board=整日冲浪=0 1 2 4
      Beach Tote=沙滩包=for towels, books and fruit=毛巾、书和水果=0 3 4
      Swim Goggles=泳镜=for clear sight in salt water=海水中依然清晰=2
      Beach Umbrella=沙滩伞=for three people and a cooler=三人一冰桶=2
      Water Shoes=溯溪鞋=for pebbles and reefs=卵石与礁石=0 1 4
      Sarong=沙滩裹裙=for the bar after the beach=沙滩后的酒吧=1 2 3 4
    `),
    materials: pairs('Recycled Nylon=再生尼龙; Quick-Dry=速干; UPF 50+=防晒; Terry=毛圈; Ribbed=罗纹'),
    finishes: brightColours,
    notes: pairs(`
      Resists chlorine and salt for many summers.=耐氯耐盐，可穿多个夏天。
      Dries within the hour.=一小时内即干。
      Rolls up small for hand luggage.=可卷起放入随身行李。
    `),
  },
];
