import { pairs } from './word-list';

const list = (text: string) => text.trim().split(/\s+/);

/** Western first names and family names by language of the country. */
export const westernNames = {
  en: {
    female: list(
      'Emma Olivia Grace Hannah Chloe Amelia Lucy Sarah Megan Ruby Alice Zoe Naomi Claire Holly Jane Nora Ivy',
    ),
    male: list(
      'James Oliver Jack Henry Thomas Daniel Samuel Liam Noah Ethan George Adam Luke Owen Peter Simon Ryan Max',
    ),
    family:
      list(`Smith Jones Taylor Brown Wilson Evans Walker Wright Hall Green Clarke Baker Carter Mitchell Turner Parker
      Cooper Morgan Bennett Foster Hughes Reed Murray Ellis Fletcher Marsh Barrett Lawson Doyle Pryce`),
  },
  de: {
    female: list('Anna Lena Marie Julia Sophie Katharina Laura Hannah Clara Mia Greta Frieda Heike Sabine'),
    male: list('Lukas Jonas Felix Paul Leon Maximilian Tobias Stefan Moritz Jan Niklas Anton Matthias Karl'),
    family:
      list(`Schmidt Schneider Fischer Weber Wagner Becker Hoffmann Koch Richter Klein Wolf Neumann Schwarz Braun
      Hofmann Lange Krause Vogel Winter Brandt`),
  },
  fr: {
    female: list('Camille Manon Chloé Léa Inès Juliette Louise Élise Margot Pauline Sylvie Anaïs'),
    male: list('Hugo Lucas Louis Gabriel Arthur Jules Antoine Mathieu Bastien Rémi Olivier Théo'),
    family:
      list(`Martin Bernard Dubois Moreau Laurent Lefèvre Roux Fournier Girard Bonnet Lambert Fontaine Rousseau
      Mercier Blanchard Garnier`),
  },
  es: {
    female: list('Lucía Carmen Elena Marta Paula Sofía Alba Irene Nuria Inés'),
    male: list('Pablo Álvaro Javier Diego Carlos Sergio Mateo Adrián Raúl Hugo'),
    family:
      list(`García Fernández González López Martínez Sánchez Pérez Gómez Ruiz Navarro Torres Domínguez Gil Serrano
      Molina Castro`),
  },
} as const;

/** Chinese family and given names with their pinyin, for e-mail addresses. */
export const chineseNames = {
  family: pairs(`
    wang=王; li=李; zhang=张; liu=刘; chen=陈; yang=杨; huang=黄; zhao=赵; wu=吴; zhou=周; xu=徐; sun=孙; ma=马; zhu=朱; hu=胡
    guo=郭; he=何; lin=林; gao=高; luo=罗; zheng=郑; liang=梁; xie=谢; song=宋; tang=唐; han=韩; feng=冯; deng=邓; cao=曹; peng=彭
  `),
  female: pairs(`
    xiaowen=晓雯; jing=静; yuting=雨婷; meiling=美玲; xinyi=欣怡; yan=燕; siqi=思琪; lihua=丽华; yutong=雨桐; jiaqi=佳琪
    ruoxi=若曦; wanqing=婉清; zihan=子涵; shuyi=舒怡; keyue=可玥; min=敏; xue=雪; menglan=梦岚; anran=安然; yiran=怡然
  `),
  male: pairs(`
    wei=伟; haoran=浩然; zixuan=子轩; jianguo=建国; yuchen=宇辰; mingze=铭泽; lei=磊; tao=涛; zhiyuan=志远; junjie=俊杰
    bowen=博文; xiang=翔; tianyu=天宇; chengyu=承宇; peng=鹏; yifan=一凡; kai=凯; shaohua=少华; jiahao=嘉豪; ruiming=睿明
  `),
};

/** Where customers live: share of customers, hours ahead of UTC (winter time), language of their names. */
export const countries = [
  {
    name: 'China',
    share: 30,
    offset: 8,
    names: 'zh',
    cities: list('Shanghai Beijing Shenzhen Hangzhou Chengdu Guangzhou Nanjing Xiamen Wuhan'),
  },
  {
    name: 'United Kingdom',
    share: 18,
    offset: 0,
    names: 'en',
    cities: list('London Manchester Bristol Leeds Edinburgh Cardiff Norwich'),
  },
  {
    name: 'Germany',
    share: 14,
    offset: 1,
    names: 'de',
    cities: list('Berlin Hamburg München Köln Leipzig Freiburg Bremen'),
  },
  {
    name: 'United States',
    share: 14,
    offset: -5,
    names: 'en',
    cities: list('Boston Philadelphia Atlanta Chicago Austin Portland Denver'),
  },
  {
    name: 'France',
    share: 9,
    offset: 1,
    names: 'fr',
    cities: list('Paris Lyon Nantes Bordeaux Lille Marseille'),
  },
  {
    name: 'Spain',
    share: 6,
    offset: 1,
    names: 'es',
    cities: list('Madrid Barcelona Valencia Sevilla Bilbao'),
  },
  { name: 'Singapore', share: 4, offset: 8, names: 'zh', cities: list('Singapore') },
  { name: 'Australia', share: 3, offset: 10, names: 'en', cities: list('Sydney Melbourne Brisbane Perth') },
  { name: 'Canada', share: 2, offset: -5, names: 'en', cities: list('Toronto Montreal Ottawa Halifax') },
] as const;
