import { type FormatField } from './import-format';

/** `synonyms`: header names that mean the field, with blanks between them; the first ones win. */
const field = (name: string, synonyms: string): FormatField => ({
  name,
  required: false,
  synonyms: [name.toLowerCase(), ...synonyms.split(/\s+/).filter((synonym) => synonym !== '')],
});

/** Fields that several formats know, each with the header names that mean it. */
export const fields = {
  customerId: field(
    'customerId',
    `customer userid user uid customerno custid clientid memberid buyerid visitorid newid 用户 用户id
     用户编号 客户 客户id 客户编号 顾客 顾客id 顾客编号 会员 会员id 会员编号 买家 reviewerid customernumber clientno client
     member buyer visitor shopper shopperid account accountid personid person cid 用户名称 会员号 会员卡号
     买家id 客户号 用户号`,
  ),
  productId: field(
    'productId',
    `product itemid item movieid gameid bookid sku stockcode asin productcode iid goodsid 商品 商品id
     商品编号 商品编码 产品 产品id 产品编号 物品 物品id 货号 parentasin productno productnumber itemno itemcode
     itemnumber goods songid song trackid track artistid artist articleid article contentid
     jokeid joke movie game book isbn 产品编码 商品号 商品代码 物品编号 款号 品号 电影 电影id`,
  ),
  rating: field('rating', 'score stars overall grade 评分 打分 星级 分数 ratings 评级 得分 value'),
  time: field(
    'time',
    `timestamp unixreviewtime date datetime createdat invoicedate orderdate eventtime ts 时间 日期
     时间戳 下单时间 订单时间 评价时间 reviewtime eventtimestamp purchasedate transactiondate purchasetime
     occurredat createtime eventdate 订单日期 下单日期 购买时间 购买日期 浏览时间 评分时间 发生时间 支付时间 付款时间 成交时间 行为时间`,
  ),
  type: field('type', 'event eventtype behavior behaviour action kind 类型 行为 事件 事件类型 行为类型'),
  value: field('value', 'hours amount playtime duration count 数值 时长 次数 时间长度 rating score 评分'),
  quantity: field('quantity', 'qty units 数量 件数 quantities 购买数量 销售数量'),
  price: field(
    'price',
    'unitprice itemprice 单价 价格 售价 saleprice sellingprice 商品单价 成交价 成交单价 销售价',
  ),
  session: field('session', 'sessionid visitid 会话 会话id'),
  order: field(
    'order',
    `orderid orderno ordernumber invoiceno invoice transactionid 订单 订单号 订单编号 发票号 orders ordernum
     basketid receipt receiptno 发票 交易号 流水号 小票号 单号 交易编号`,
  ),
  title: field(
    'title',
    `name productname itemname gamename booktitle movietitle description 名称 商品名称 产品名称 标题 品名
     producttitle itemtitle songtitle 商品名 产品名 书名 片名 电影名`,
  ),
  titleZh: field('titleZh', 'titlechinese namezh 中文名 中文名称 中文标题'),
  description: field('description', 'details text 描述 说明 详情'),
  descriptionZh: field('descriptionZh', '中文描述'),
  category: field(
    'category',
    `genre genres department producttype 类目 类别 分类 品类 categoryname categoryid productcategory
     maincategory 类型 商品类目 商品类别 商品分类 一级类目`,
  ),
  brand: field(
    'brand',
    'maker publisher author bookauthor vendor 品牌 厂商 brandname manufacturer brands 商品品牌',
  ),
  cost: field('cost', 'purchaseprice 成本 进价'),
  stock: field('stock', 'inventory onhand 库存'),
  name: field('name', 'customername fullname username 姓名 昵称 客户姓名 顾客姓名 用户名'),
  email: field('email', 'mail 邮箱 电子邮件'),
  country: field('country', 'nation 国家 countryregion 国家地区'),
  city: field('city', 'town 城市 所在城市'),
  birthYear: field('birthYear', 'yearbirth yearofbirth 出生年份 出生年'),
  gender: field('gender', 'sex 性别'),
  joinedAt: field(
    'joinedAt',
    `joined signupdate registered dtcustomer 注册时间 注册日期 加入时间 signupat registeredat
     registrationdate createdat joindate 注册`,
  ),
} as const;

/** The field as one that must be mapped. */
export const required = (from: FormatField): FormatField => ({ ...from, required: true });
