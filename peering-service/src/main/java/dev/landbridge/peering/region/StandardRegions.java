package dev.landbridge.peering.region;

import static dev.landbridge.peering.region.RegionEntry.Area.ABROAD;
import static dev.landbridge.peering.region.RegionEntry.Area.MAINLAND;

import dev.landbridge.events.net.Region;
import dev.landbridge.peering.region.RegionEntry.Area;
import java.util.List;

/** The reference cloud's regions and latencies: what holds until the operator says otherwise. */
public final class StandardRegions {
  public static final List<RegionEntry> ENTRIES =
      List.of(
          open("ap-guangzhou", "South China (Guangzhou)", "华南地区（广州）", MAINLAND),
          open("ap-shanghai", "East China (Shanghai)", "华东地区（上海）", MAINLAND),
          open("ap-nanjing", "East China (Nanjing)", "华东地区（南京）", MAINLAND),
          open("ap-beijing", "North China (Beijing)", "华北地区（北京）", MAINLAND),
          open("ap-tianjin", "North China (Tianjin)", "华北地区（天津）", MAINLAND),
          open("ap-chengdu", "Southwest China (Chengdu)", "西南地区（成都）", MAINLAND),
          open("ap-chongqing", "Southwest China (Chongqing)", "西南地区（重庆）", MAINLAND),
          noClassic("ap-shanghai-fsi", "Shanghai Finance", "华东地区（上海金融）", MAINLAND),
          noClassic("ap-shenzhen-fsi", "Shenzhen Finance", "华南地区（深圳金融）", MAINLAND),
          open("ap-hongkong", "Hong Kong (China)", "港澳台地区（中国香港）", ABROAD),
          open("ap-singapore", "Southeast Asia (Singapore)", "亚太东南（新加坡）", ABROAD),
          open("ap-bangkok", "Southeast Asia (Bangkok)", "亚太东南（曼谷）", ABROAD),
          open("ap-jakarta", "Southeast Asia (Jakarta)", "亚太东南（雅加达）", ABROAD),
          open("ap-mumbai", "South Asia (Mumbai)", "亚太南部（孟买）", ABROAD),
          open("ap-seoul", "Northeast Asia (Seoul)", "亚太东北（首尔）", ABROAD),
          open("ap-tokyo", "Northeast Asia (Tokyo)", "亚太东北（东京）", ABROAD),
          noClassic("na-siliconvalley", "West US (Silicon Valley)", "美国西部（硅谷）", ABROAD),
          open("na-ashburn", "East US (Virginia)", "美国东部（弗吉尼亚）", ABROAD),
          open("na-toronto", "North America (Toronto)", "北美地区（多伦多）", ABROAD),
          open("eu-frankfurt", "Europe (Frankfurt)", "欧洲地区（法兰克福）", ABROAD),
          open("sa-saopaulo", "South America (São Paulo)", "南美地区（圣保罗）", ABROAD));

  public static final List<RegionPair> PAIRS =
      List.of(
          pair("ap-guangzhou", "ap-shanghai", 34.62),
          pair("ap-guangzhou", "ap-beijing", 41.87),
          pair("ap-shanghai", "ap-beijing", 30.12),
          pair("ap-guangzhou", "ap-hongkong", 12.61),
          pair("ap-singapore", "ap-hongkong", 30.27),
          pair("ap-shenzhen-fsi", "ap-shanghai-fsi", 30.22));

  private StandardRegions() {}

  private static RegionEntry open(String id, String nameEn, String nameZh, Area area) {
    return new RegionEntry(new Region(id), nameEn, nameZh, area, true, List.of());
  }

  private static RegionEntry noClassic(String id, String nameEn, String nameZh, Area area) {
    return new RegionEntry(new Region(id), nameEn, nameZh, area, false, List.of());
  }

  private static RegionPair pair(String one, String other, double latencyMs) {
    return new RegionPair(new Region(one), new Region(other), latencyMs, null, true);
  }
}
