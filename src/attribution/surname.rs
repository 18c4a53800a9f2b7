//! Which characters are surnames, how common they are, and which characters spell foreign names.
//!
//! Data and look-ups only; whether a stretch is a name is decided in `name`.

use super::words::Words;
use std::sync::OnceLock;

/// Surnames of nine people in ten, in Simplified characters.
const COMMON: &str = "\
王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈\
姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤\
温康施樊葛邢安齐季欧阳柯翁俞章梅庄柴蒙伍路辛管聂焦岳殷耿毕鲁关傅萧詹凌祝翟游阎倪左裴单颜牛滕\
尚骆童纪岑申查闻戚楚冼霍虞柳华窦鲍解涂甘苗项包尤申谷成饶卓靳鄢骆";

/// Rarer surnames: they need a role before them or a second witness.
const RARE: &str = "\
朴银南苟仰束敬阮励党晏车阙晋简边卞冉宁占仇佟乔战蓝巩匡祁喻邬缪阳艾屈代练全仲初门兰米宫尧丛奚宗应\
池沙冷费丰常盛麦农瞿景狄慕鹿褚桂强娄麻权闵佘糜房扈鞠乐隋臧计伏明那诸郎封巫桑舒宿步皮水古伊商牟佴\
花元凤昌苍席官文时郁班印宣贲幸韶郗蓬索咸籍赖蔺屠乌阴能双莘贡劳逄姬冀郏浦尚农别晏充茹习容古易慎戈\
庾终居衡都满弘寇广禄东利师曲家空贝柏云水支昝庞谈穆平尉危芮储蒲台鄂衣展丘后操矫藏撒揭帅南\
仉朴井敖信候荆粟司炎香红滑卫智来暴修多拉楼植上官旦钮位肇豆\
符栗寿檀沐畅迟习酆廉卜湛禹茅刁裘杭洪吉嵇荣荀羊於惠甄羿汲邴牧隗宓栾钭厉戎祖郜蓟邰胥郦雍璩濮燕宦殴殳蔚夔厍晁勾訾阚乜巢蒯竺逯盖桓邸亓仝冮卯\
卿叱咎宛岱弭忻忽扆昊汝狐琚甫眭禤缑罕羌芦苑蒉谌谯赫邝郄郇鄞镡陀隽雒靖顼颉骈仵凃峗綦杲";

/// Surnames of two characters.
static COMPOUND: Words = Words::new(
    "欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 端木 独孤 南宫 百里 东郭 \
     中井 中条 岸田 安倍 石破 高市 河野 茂木 松野 小泉 麻生 佐藤 铃木 田中 中村 渡边 伊藤 山本 山田 吉田 松本 \
     八田 高桥 加藤 阿部 山崎 藤原 小川 中野 上田 岸本 黑田 黑川 植田 大西 大谷 平井 平田 白石 永井 熊谷 荒木 星野 水野 片山 菊池 服部 浅野 滨田 矢野 稻田 野田 青木 饭田 饭岛 额贺 上川 梶山 枝野 西田 西川 宫下 宫田 小田 小松 小原 川上 池上 熊木 青叶 井上 木村 池田 桥本 石川 前田 冈田 藤田 近藤 后藤 村上 远藤 坂本 斋藤 福田 太田 西村 藤井 三浦 冈本 \
     松田 中岛 中川 竹内 石田 森田 小野 田村 宫崎 酒井 横山 宫本 安藤 谷口 丸山 今井 河村 武田 杉山 千叶 \
     增田 小岛 菅原 野村 大塚 久保 松井 岩崎 野口 佐佐木 长谷川 石原 羽生 村山 鸠山 宫泽 \
     呼延 轩辕 宇文 长孙 澹台 拓跋 爱新觉罗 完颜 欧陽 申屠 闻人 濮阳 淳于 钟离 赫连 公冶 万俟 乐正 漆雕 仲孙 太史 公羊",
);

/// What they begin with.
const COMPOUND_FIRST: &str = "中岸安石高河茂松小麻佐铃田中渡伊山吉井木池桥前冈藤近后村远坂斋福太西三竹森宫酒横谷丸今武杉千增菅野大久岩长羽林鸠申闻濮淳钟赫万乐漆仲太欧司上诸夏东皇尉公慕令端独南百呼轩宇长澹拓爱完八加阿黑植平白永熊荒星水片菊服浅滨矢稻青饭额梶枝川";

/// Surnames that are also particles or common verbs: what follows must not be a word of its own.
pub(super) const AMBIGUOUS: &str = "曾于向时应单全常成任方安后经连都容易能当多那强盛康万高金黄白江";

/// Companies and places that look like Chinese names, or that the dictionary takes for people.
pub(super) static NOT_PEOPLE: Words = Words::new(
    "文章 安抚 石家庄 寧愿 祝贺 宁愿 宁可 许多 许可 许可证 国都 方微博 方微信 方网站 方平台 方账号 高达 多达 严词 严声 厉声 高声 齐声 韩媒 韩方 韩军 韩网 韩国 韩联 华为 高通 夏威夷 白宫 伊拉克 高盛 马士基 谷歌 东盟 金边 安卓 康师傅 汤姆森 宝马 特斯拉 安踏 李宁 \
     夏令营 冬令营 天猫 万科 万达 马钢 韩联社 温网 雷军系 法新社 路透社 高德 石墨烯 马尔代夫 关注度 \
     时任 应急 应对 成都 成员 方面 方案 金融 高校 高层 高管 白人 黑人 毛利 万人 万元 安全 安保 \
     钱塘 江苏 安徽 温州 金华 常州 郑州 徐州 苏州 邓州 梅州 柳州 荆州 黄石 黄山 黄河 长江",
);

/// Characters that transcribe foreign names.
const TRANSCRIBING: &str = "\
拜烈芙蓉葆碧妲菈琪翠珊茉阿埃艾爱安昂奥巴白班邦保鲍贝本比彼毕边宾波博伯勃布卜采蔡曹策查察柴昌楚茨达戴丹当道德登邓迪蒂狄丁东杜敦\
顿多厄恩尔耳法范方芳菲费芬丰冯佛夫弗福富盖甘冈高戈哥歌格葛根贡古瓜圭哈海汉豪赫黑亨洪侯胡华怀惠霍基吉季\
加嘉贾简姜杰捷金津京久居卡凯坎康考柯科可克肯库奎昆拉腊莱赖兰朗劳勒雷蕾黎李里理丽利莉连廉良列林琳隆龙卢\
鲁路露伦罗洛马玛迈麦曼芒茅梅门蒙孟米密敏明摩莫墨默姆木慕穆拿纳娜乃奈南内尼妮年涅宁纽农努诺欧帕潘庞培佩\
彭蓬皮片平泼珀普奇齐恰钱强乔切钦琴青琼丘让热仁日荣儒瑞若萨塞赛桑瑟森沙莎山尚绍舍申生盛圣施什石史士舒\
斯丝思松苏孙索所塔泰坦汤唐陶特滕提田铁廷亭通图托陀瓦娃万汪旺威韦维伟魏温文翁沃乌吾武西希席锡夏仙香向\
肖谢辛欣兴休修许雪逊雅亚延扬杨尧耶叶伊易因茵英雍尤于约宰赞泽曾扎詹张哲珍真芝治中朱卓兹子宗佐皮埃娅黛\
缇喀";

/// Characters that hardly ever stand in a given name.
const NEVER_GIVEN: &str = "的了在是与等这那们也就而但被把让说称，。不很还或并什么你我他她它吗呢吧啊着过个每各某此则摄又及所对两些没";

/// How well a character serves as a surname.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Surname {
    Rare,
    Common,
    Compound,
}

const RARE_BIT: u8 = 1;
const COMMON_BIT: u8 = 2;
const TRANSCRIBING_BIT: u8 = 4;
const NEVER_GIVEN_BIT: u8 = 8;
const COMPOUND_BIT: u8 = 16;

fn table() -> &'static [u8] {
    static TABLE: OnceLock<Vec<u8>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = vec![0_u8; 0x1_0000];
        for (characters, bit) in [
            (RARE, RARE_BIT),
            (COMMON, COMMON_BIT),
            (TRANSCRIBING, TRANSCRIBING_BIT),
            (NEVER_GIVEN, NEVER_GIVEN_BIT),
            (COMPOUND_FIRST, COMPOUND_BIT),
        ] {
            for c in characters.chars() {
                table[c as usize] |= bit;
            }
        }
        table
    })
}

fn class(c: char) -> u8 {
    table().get(c as usize).copied().unwrap_or(0)
}

/// The surname that `plain` begins with, and its length in bytes.
pub(super) fn leading(plain: &str) -> Option<(Surname, usize)> {
    let c = plain.chars().next()?;
    let class = class(c);
    if class & COMPOUND_BIT != 0
        && let Some(compound) = COMPOUND.prefix(plain)
    {
        return Some((Surname::Compound, compound));
    }
    if class & COMMON_BIT != 0 {
        Some((Surname::Common, c.len_utf8()))
    } else if class & RARE_BIT != 0 {
        Some((Surname::Rare, c.len_utf8()))
    } else {
        None
    }
}

/// True for characters that transcribe foreign names (布林肯).
pub(super) fn transcribes(c: char) -> bool {
    class(c) & TRANSCRIBING_BIT != 0
}

/// True for characters that hardly ever stand in a given name.
pub(super) fn never_given(c: char) -> bool {
    class(c) & NEVER_GIVEN_BIT != 0
}

/// True for surnames, transcribing characters and capital letters.
pub(super) fn may_begin_a_name(c: char) -> bool {
    class(c) & (COMMON_BIT | RARE_BIT | TRANSCRIBING_BIT | COMPOUND_BIT) != 0 || c.is_uppercase()
}
