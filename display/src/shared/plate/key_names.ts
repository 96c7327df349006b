/** How a key of the plate is read by somebody who reads no Chinese: short under the key, and in full. */
interface KeyName {
  readonly short: string;
  readonly full: string;
}

const PROVINCES: Readonly<Record<string, readonly [string, string]>> = {
  京: ["Jing", "Beijing"],
  津: ["Jin", "Tianjin"],
  沪: ["Hu", "Shanghai"],
  渝: ["Yu", "Chongqing"],
  冀: ["Ji", "Hebei"],
  豫: ["Yu", "Henan"],
  云: ["Yun", "Yunnan"],
  辽: ["Liao", "Liaoning"],
  黑: ["Hei", "Heilongjiang"],
  湘: ["Xiang", "Hunan"],
  皖: ["Wan", "Anhui"],
  鲁: ["Lu", "Shandong"],
  新: ["Xin", "Xinjiang"],
  苏: ["Su", "Jiangsu"],
  浙: ["Zhe", "Zhejiang"],
  赣: ["Gan", "Jiangxi"],
  鄂: ["E", "Hubei"],
  桂: ["Gui", "Guangxi"],
  甘: ["Gan", "Gansu"],
  晋: ["Jin", "Shanxi"],
  蒙: ["Meng", "Inner Mongolia"],
  陕: ["Shan", "Shaanxi"],
  吉: ["Ji", "Jilin"],
  闽: ["Min", "Fujian"],
  贵: ["Gui", "Guizhou"],
  粤: ["Yue", "Guangdong"],
  青: ["Qing", "Qinghai"],
  藏: ["Zang", "Tibet"],
  川: ["Chuan", "Sichuan"],
  宁: ["Ning", "Ningxia"],
  琼: ["Qiong", "Hainan"],
  使: ["Emb.", "Embassy"],
  警: ["Police", "Police"],
  学: ["Learn", "Driving school"],
  挂: ["Trail", "Trailer"],
  港: ["HK", "Hong Kong"],
  澳: ["Macau", "Macau"],
  领: ["Cons.", "Consulate"],
  应急: ["Emerg.", "Emergency services"],
};

/** What a key is called in English; undefined for letters and digits, which say themselves. */
export function englishKey(key: string): KeyName | undefined {
  const [short, full] = PROVINCES[key] ?? [];
  return short !== undefined && full !== undefined ? { short, full } : undefined;
}
