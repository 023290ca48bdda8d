#include "text/advice/paste_words.h"

#include "base/check.h"
#include "core/clock/clock.h"
#include "core/value/money.h"

static const struct paste_cue cues[] = {
    {FACT_ORDERED, false,
     STR_INIT(
         "order date|order placed|order placed on|date ordered|ordered on|placed on|date of order|order "
         "time|purchase date|purchased on|bestelldatum|bestellt am|bestellung "
         "vom|auftragsdatum|kaufdatum|gekauft "
         "am|date de commande|date de la commande|commande du|commande le|commandee le|fecha del "
         "pedido|fecha de "
         "compra|pedido realizado|pedido el|fecha de pedido|data do pedido|data da compra|data da "
         "encomenda|pedido realizado em|data ordine|data dell ordine|ordinato il|ordine effettuato|ordine "
         "del|data zamowienia|zamowiono|zamowienie z dnia|besteld op|besteldatum|дата заказа|заказ от|заказ "
         "оформлен|дата замовлення|замовлення від|siparis "
         "tarihi|orderdatum|ordredato|bestilt den|tilauspaiva|data comenzii|rendeles datuma|datum "
         "objednavky|objednano dne|下单时间|下单日期|订单日期|订购日期|注文日|"
         "objednane "
         "dna|objednane|objednano|bestallningsdatum|bestilt|bestillingsdato|kobsdato|tilattu|tilausaika|data "
         "plasarii comenzii|plasata pe|comandat pe|"
         "megrendeles datuma|rendeles ideje|datum narudzbe|naruceno|data zakupu|kupiono|siparis verildi|ngay "
         "dat hang|dat hang ngay|thoi gian dat hang|tanggal pembelian|"
         "tanggal pesanan|tanggal pemesanan|dipesan pada|дата на поръчката|поръчано "
         "на|оформлено|оформлен|ημερομηνια παραγγελιασ|ημερομηνια αγορασ|"
         "تاريخ الطلب|تاريخ الشراء|uzsakymo data|pasutijuma datums|tellimuse kuupaev|תאריך הזמנה|תאריך "
         "ההזמנה|วันที่สั่งซื้อ|สั่งซื้อเมื่อ|주문일|주문일자|주문일시|訂購日期|下單時間|訂單日期|commande passee "
         "le|commande effectuee le|passee le|effectuee le|achete le|comprado el|comprado em|acquistato "
         "il|gekocht op|куплено|покупка от|ordered it on|bought on|bought it on|bestellt habe ich am|pedi "
         "el|compre el|ho ordinato il|zamowilem|zamowilam|ik bestelde "
         "op|заказал|заказала|замовив|замовила|订购于|下单于|購入日|ご注文日|time placed|time of "
         "order|placed|order created|order made on|order made|created on|purchase of|bestellung "
         "aufgegeben|bestellung aufgegeben am|aufgegeben am|bestellt|bestellzeit|bestellzeitpunkt|commande "
         "validee le|commande enregistree le|achat du|achat effectue le|compra del|compra realizada "
         "el|compra realizada|compra efectuada el|pedido efectuado el|pedido feito em|pedido efetuado "
         "em|compra feita em|compra de|encomendado em|comprou em|acquisto del|acquisto effettuato il|ordine "
         "effettuato il|ordine inviato il|zakup z dnia|data zlozenia zamowienia|zlozono|zlozone|zlozone "
         "dnia|aankoop van|aankoopdatum|besteld|bestelling geplaatst|bestelling geplaatst op|geplaatst "
         "op|заказ сделан|заказ создан|дата создания|дата оформления|дата покупки|куплено|создан|замовлення "
         "створено|дата створення|дата оформлення|дата покупки|створено|siparis olusturulma tarihi|siparis "
         "olusturuldu|satin alma "
         "tarihi|创建时间|成交时间|购买时间|創建時間|成立時間|訂購時間|購入日時|注文日時|ご注文日時|ご購入日|"
         "ご購入日時|objednavka ze dne|bestalld|bestallt")},
    {FACT_SHIPPED, false,
     STR_INIT(
         "shipped on|sent on|dispatched on|ship date|shipping date|dispatch date|shipped|dispatched|versandt "
         "am|verschickt am|versanddatum|versendet am|abgeschickt am|expedie le|expediee le|date d "
         "expedition|envoye le|enviado el|fecha de envio|enviado em|enviada em|postado em|data de "
         "envio|spedito "
         "il|spedita il|data di spedizione|data spedizione|wyslano|wyslana|nadano|data wysylki|data "
         "nadania|verzonden op|verzenddatum|отправлен|отправлено|дата отправки|відправлено|дата "
         "відправлення|kargoya verilis tarihi|gonderim tarihi|发货时间|发货日期|発送日|出荷日|"
         "odoslane dna|odoslane|odeslano dne|odeslano|datum odeslani|skickad den|skickades|skickad|afsendt "
         "den|afsendt|avsendt|sendt den|lahetetty|expediat pe|expediata pe|data expedierii|"
         "feladva|feladas datuma|datum slanja|poslano|ngay gui hang|gui ngay|tanggal pengiriman|dikirim "
         "pada|изпратена на|изпратено на|дата на изпращане|"
         "ημερομηνια αποστολησ|απεσταλη στισ|تاريخ الشحن|תאריך "
         "משלוח|นัดส่งวันที่|วันที่จัดส่ง|จัดส่งเมื่อ|발송일|출고일|出貨日期|出貨時間|發貨時間|sent it on|sent it|sent "
         "them on|sent your order on|sent your parcel on|shipped it on|shipped it|shipped your order "
         "on|posted it on|posted on|dispatched it on|lo enviamos el|la enviamos el|lo envie el|enviamos "
         "el|enviei em|enviamos em|l ai expedie le|l ai envoye le|avons expedie le|l ho spedito il|abbiamo "
         "spedito il|wyslalem|wyslalam|wyslalismy|ik heb het verzonden "
         "op|отправили|отправил|отправила|надіслали|відправили|gonderdik|handed to carrier on|parti "
         "le|partie le|remis au transporteur le|envoyee le|poste le|salio el|despachado el|despachada "
         "el|enviada el|ha sido enviado el|foi enviado em|foi enviada em|despachado em|expedido em|partito "
         "il|inviato il|inviata il|wyslano "
         "dnia|nadalismy|nadalem|nadalam|wyslane|выслал|выслала|выслали|выслано|отправлена|отгружено|"
         "отгружен|відправлена|відправлений|відправив|відправила|надіслано|надіслав|вислав|вислали")},
    {FACT_PROMISED, false,
     STR_INIT(
         "estimated delivery|estimated delivery date|expected delivery|expected by|delivery by|delivered "
         "by|deliver by|delivery date|arriving by|arriving|arrives by|arrives|promised by|guaranteed by|will "
         "arrive "
         "by|lieferung bis|zustellung bis|voraussichtliche lieferung|voraussichtliche "
         "zustellung|liefertermin|"
         "lieferdatum|lieferung am|zustellung am|kommt am|kommt voraussichtlich|voraussichtlich "
         "am|voraussichtlich bis|livraison prevue|livraison estimee|date de "
         "livraison|"
         "livre avant le|arrive le|arrivee prevue|entrega estimada|entrega prevista|fecha de entrega|llega "
         "el|llegara el|previsao de entrega|data de entrega|chega ate|consegna prevista|consegna "
         "stimata|data di "
         "consegna|arriva entro|consegna entro|przewidywana dostawa|planowana dostawa|przewidywany termin "
         "dostawy|data dostawy|dostawa do|verwachte levering|verwachte bezorging|leverdatum|bezorging "
         "op|ожидаемая "
         "доставка|дата доставки|доставим до|срок доставки|очікувана доставка|орієнтовна дата "
         "доставки|tahmini teslimat|tahmini teslimat tarihi|tahmini teslim|teslimat tarihi|预计送达|预计到达|"
         "预计送达时间|预计到货|お届け予定|到着予定|"
         "predpokladane doruceni|predpokladane dorucenie|ocekavane doruceni|ocakavane dorucenie|termin "
         "doruceni|termin dorucenia|doruceni do|dorucenie do|beraknad leverans|"
         "forvantad leverans|leveransdatum|levereras|forventet levering|leveringsdato|leveres|arvioitu "
         "toimitus|arvioitu toimituspaiva|toimituspaiva|toimitetaan|"
         "livrare estimata|livrare estimativa|data livrarii|termen de livrare|varhato kezbesites|varhato "
         "szallitas|varhato erkezes|ocekivana dostava|ocekivana isporuka|"
         "rok isporuke|datum dostave|du kien giao hang|du kien giao|ngay giao du kien|giao hang du "
         "kien|estimasi tiba|estimasi sampai|perkiraan tiba|akan tiba|"
         "ожидаемая дата доставки|планируемая дата доставки|очікувана дата доставки|очаквана доставка|дата "
         "на доставка|εκτιμωμενη παραδοση|"
         "αναμενομενη παραδοση|ημερομηνια παραδοσησ|παραδοση εωσ|التسليم المتوقع|تاريخ التسليم|موعد "
         "التسليم|الوصول المتوقع|אספקה משוערת|מועד אספקה|תאריך אספקה|"
         "צפי "
         "הגעה|คาดว่าจะได้รับภายใน|คาดว่าจะได้รับ|จะได้รับภายใน|วันที่คาดว่าจะได้รับ|예정일|도착예정|預計送達|預計到貨|"
         "預計到達|scheduled for delivery on|scheduled for delivery|scheduled delivery|delivery scheduled "
         "for|will be delivered on|will be delivered by|to be delivered on|delivery expected on|expected "
         "on|due on|delivery estimate|wird voraussichtlich am|wird zugestellt am|wird geliefert am|sera "
         "livre le|sera livree le|livraison avant le|sera remis le|se entregara el|sera entregado "
         "el|entregaremos el|llegada prevista|sera entregue em|sera entregue no dia|entrega em|entrega "
         "ate|sara consegnato il|sara consegnata il|verra consegnato il|zostanie doreczona|zostanie "
         "dostarczona|wordt geleverd op|wordt bezorgd op op|будет доставлен|будет доставлена|будет "
         "доставлено|доставка до|доставка ожидается|буде доставлено|доставка очікується|teslim "
         "edilecek|teslim "
         "tarihi|预计|預計|送达时间|配達予定|配達予定日|お届け日|お届け予定日|到着予定日|verwachte "
         "bezorgdatum|bezorgdatum|verwachte leverdatum|wordt bezorgd op|komt op|орієнтовна "
         "доставка|приблизна доставка|ориентировочная доставка|ориентировочная дата доставки|плановая дата "
         "доставки|przewidywana data dostawy|przewidywana data|dotrze do|dotrze|dostarczymy|fecha "
         "estimada|fecha estimada de entrega|fecha prevista|data prevista|data estimada|prazo de "
         "entrega|data prevista de entrega|date estimee|date prevue|livraison le|livraison estimee "
         "le|arrivera le|arrivera avant le|recevrez le|llegara antes del|lo recibiras el|recibiras "
         "el|chegara em|chega em|recebe ate|arrivera il|arrivo previsto|arriva il|consegneremo il|soll "
         "am|soll bis|trifft am|ankunft am|spatestens am|bei ihnen am|bei dir am|will arrive on|should "
         "arrive by|should arrive on|be with you by|be with you on|get it by|receive it by|delivery "
         "by|доставим|доставят|прибудет|придет|очікуйте|прибуде|доставимо|tahmini "
         "varis|到達予定日|お届け日時|到着予定日時|预计到达时间|預計到達時間|predpokladane dodani|dorazi")},
    {FACT_ENDS, false,
     STR_INIT(
         "protection ends|protection ends in|protection ends on|protection expires|protection "
         "until|protected "
         "until|purchase protection|buyer protection|kauferschutz endet|kauferschutz "
         "bis|kauferschutz|protection "
         "acheteur|protection des acheteurs|proteccion al comprador|proteccion del comprador|protecao ao "
         "comprador|protecao do comprador|protezione acquirente|protezione acquirenti|protezione dell "
         "acquirente|ochrona kupujacego|ochrona kupujacych|kopersbescherming|aankoopbescherming|защита "
         "покупателя|защита заказа|захист покупця|захист замовлення|alici korumasi|satin alma "
         "korumasi|买家保障|买家保护|"
         "购物保障|購入者保護|バイヤー保護|protection de l acheteur|protection de la commande|protection des "
         "achats|proteccion de compra|proteccion de la compra|protecao da compra|protezione "
         "acquisti|protezione degli acquisti|protezione dell ordine|ochrona zakupow|ochrona "
         "zamowienia|bescherming eindigt|protection remaining|protection left|schutz endet|kaeuferschutz "
         "endet|защита заканчивается|защита действует|захист діє|koruma suresi|保障期|保護期間|购买保障")},
    {FACT_ORDER, false,
     STR_INIT(
         "order number|order no|order nr|order id|order ref|order reference|order "
         "code|bestellnummer|bestellnr|"
         "bestell nr|bestellung nr|auftragsnummer|auftragsnr|auftrags nr|numero de commande|numero de la "
         "commande|commande n|commande no|n de commande|commande numero|numero de pedido|pedido n|pedido "
         "no|pedido "
         "numero|n de pedido|n do pedido|numero do pedido|numero da encomenda|encomenda n|numero "
         "ordine|numero "
         "d ordine|numero dell ordine|ordine n|ordine numero|numer zamowienia|nr zamowienia|zamowienie nr|"
         "bestelnummer|bestelnr|ordernummer|номер заказа|заказ номер|номер замовлення|замовлення "
         "номер|siparis "
         "numarasi|siparis no|siparis numaraniz|cislo objednavky|objednavka c|objednavka "
         "cislo|ordrenummer|bestallningsnummer|tilausnumero|numar comanda|rendelesszam|bestellbestatigung "
         "nr|auftragsbestatigung nr|order confirmation number|order confirmation no|confirmation de commande "
         "n|confirmacion de pedido n|conferma ordine n|订单编号|订单号|訂單編號|注文番号|"
         "bestillingsnummer|ordernr|ordrenr|tilausnro|tilaus nro|comanda nr|comanda ta nr|nr comanda|nr "
         "comenzii|numarul comenzii|rendelesi szam|rendeles szama|"
         "megrendeles szama|broj narudzbe|narudzba br|numero de compra|ma don hang|so don hang|nomor "
         "pesanan|no pesanan|nomor invoice|no invoice|"
         "номер на поръчка|номер на поръчката|поръчка номер|поръчка|αριθμοσ παραγγελιασ|αρ "
         "παραγγελιασ|παραγγελια νο|رقم الطلب|رقم الطلبيه|"
         "uzsakymo numeris|uzsakymo nr|pasutijuma numurs|pasutijuma nr|tellimuse number|מספר הזמנה|מספר "
         "ההזמנה|הזמנה מספר|หมายเลขคำสั่งซื้อ|เลขที่คำสั่งซื้อ|รหัสคำสั่งซื้อ|주문번호|訂單號碼")},
    {FACT_ORDER, true,
     STR_INIT("order|orders|bestellung|auftrag|commande|pedido|encomenda|ordine|zamowienie|zamowienia|"
              "bestelling|заказ|"
              "заказа|замовлення|siparis|订单|"
              "compra|comanda|objednavka|don "
              "hang|pesanan|tilaus|rendeles|ordre|bestallning|bestilling|narudzba|поръчката|παραγγελια|הזמנה|"
              "الطلب")},
    {FACT_PRICE, false,
     STR_INIT("order total|grand total|total paid|total price|total amount|amount paid|you "
              "paid|gesamtbetrag|gesamtsumme|gesamtpreis|rechnungsbetrag|montant total|total ttc|total de la "
              "commande|montant regle|importe total|total del pedido|valor total|total do pedido|total da "
              "encomenda|totale ordine|totale dell ordine|importo totale|totaalbedrag|totaal bedrag|suma "
              "zamowienia|"
              "wartosc zamowienia|do zaplaty|сумма заказа|итого к оплате|сума замовлення|до сплати|toplam "
              "tutar|genel toplam|实付款|实付|订单总额|订单金额|総合計|ご請求額|合計金額|"
              "к оплате|до оплати|обща сума|total comanda|total de plata|vegosszeg|fizetendo|k "
              "uhrade|celkova cena|att betala|totalbelop|a betale|loppusumma|maksettavaa|"
              "ukupno za platiti|tong thanh toan|tong tien|tong cong|total belanja|total pembayaran|total "
              "harga|συνολικο ποσο|πληρωτεο ποσο|المبلغ الاجمالي|"
              "לתשלום|סך הכל|סה כ "
              "לתשלום|ยอดชำระ|ยอดสุทธิ|รวมทั้งสิ้น|결제금액|주문금액|訂單金額|實付金額|總金額|rechnung|facture|"
              "factura|fattura|fatura|faktura|rachunek|factuur|invoice|payment of|paid you|a payment "
              "of|zahlung von|zahlung uber|zahlung in hohe von|in hohe von|paiement de|un paiement de|pago "
              "de|un pago de|pagamento de|um pagamento de|pagamento di|un pagamento di|platnosc|platnosc na "
              "kwote|betaling van|een betaling van|платеж на сумму|платёж на сумму|оплата на сумму|платіж на "
              "суму|odeme tutari|付款金额|支付金额|支払い金額|お支払い金額|お支払額")},
    {FACT_PRICE, true,
     STR_INIT("total|gesamt|summe|betrag|montant|importe|valor|totale|importo|totaal|razem|suma|kwota|итого|"
              "всего|сумма|"
              "разом|сума|toplam|tutar|celkem|总计|合计|总额|合計|"
              "celkom|viso|is viso|kopa|kokku|totalt|i "
              "alt|yhteensa|osszesen|ukupno|общо|συνολο|المجموع|الاجمالي|סה "
              "כ|ยอดรวม|합계|총액|總計|jumlah|paid|i paid|pagado|pague|paye|j ai paye|paguei|pagato|ho "
              "pagato|zaplacilem|zaplacilam|zaplacono|betaald|bezahlt|gezahlt|оплатил|оплатила|заплатил|"
              "заплатила|сплатив|сплатила|odedim|付了|支付了|花了|支払いました")},
    {FACT_PRICE, true,
     STR_INIT("price|costs|cost|preis|kostet|kostete|prix|coute|a "
              "coute|precio|costo|cuesta|preco|custou|custa|prezzo|costa|"
              "cena|kosztuje|kosztowal|prijs|kost|kostte|стоимость|цена|стоит|стоил|вартість|ціна|коштує|"
              "коштував|fiyat|"
              "fiyati|ucret|价格|售价|價格|售價|価格|代金|金額"),
     .last = true},
    {FACT_PAID, false,
     STR_INIT(
         "paid with|paid by|paid via|payment method|payment type|pay "
         "with|payment|zahlungsart|zahlungsmethode|"
         "zahlungsweise|bezahlt mit|bezahlt per|bezahlt uber|zahlung per|mode de paiement|moyen de "
         "paiement|paye "
         "par|paye avec|forma de pago|metodo de pago|pagado con|forma de pagamento|metodo de pagamento|pago "
         "com|metodo di pagamento|pagato con|metoda platnosci|sposob platnosci|platnosc|betaalmethode|"
         "betaalwijze|betaald met|способ оплаты|оплачено|спосіб оплати|odeme "
         "yontemi|支付方式|付款方式|支払い方法|"
         "支払方法|pagamento|paiement|modo de pago|medio de pago|modalita di pagamento|pagamento "
         "con|pagamento tramite|meio de pagamento|zpusob platby|platba|betalning|betalsatt|betaling|betaald "
         "via|betaald per|оплата|способ платежа|оплата через|сплачено|форма оплати|odeme sekli|odeme "
         "tipi|付款方法|支付渠道|お支払い方法|お支払方法|결제수단|결제방법|zaplacono przez|pagado "
         "mediante|paye via|reglement par|regle par")},
};

const struct paste_cue *paste_cue_at(size_t index)
{
    return index < COUNT_OF(cues) ? &cues[index] : NULL;
}

struct named {
    struct str part, value;
};

static struct str value_in(const struct named *rows, size_t count, struct str word)
{
    for (size_t i = 0; i < count; i++)
        if (str_find(word, rows[i].part) < word.len)
            return rows[i].value;
    return STR_NONE;
}

bool paste_is_service(struct str folded)
{
    static const struct str services[] = {STR_INIT("pay"), STR_INIT("payments"), STR_INIT("logistics"),
                                          STR_INIT("shipping"), STR_INIT("flex")};
    for (size_t i = 0; i < COUNT_OF(services); i++)
        if (str_eq(folded, services[i]))
            return true;
    return false;
}

/* Whole words, or labels of a host: "amazon de", but neither "amazonses com" nor "ditemukan" nor "amazon pay". */
static bool names_place(struct str folded, struct str name)
{
    if (name.at[0] & 0x80) /* inflected, or written without blanks */
        return str_find(folded, name) < folded.len;
    while (folded.len) {
        struct str behind = str_slice(folded, name.len + 1, folded.len);
        bool whole = folded.len == name.len || (folded.len > name.len && folded.at[name.len] == ' ');
        if (whole && str_starts(folded, name))
            return !paste_is_service(str_cut(&behind, ' '));
        str_cut(&folded, ' ');
    }
    return false;
}

struct str paste_place(struct str word)
{
    static const struct named places[] = {
        {STR_INIT("aliexpress"), STR_INIT("aliexpress")},
        {STR_INIT("aliexpressu"), STR_INIT("aliexpress")},
        {STR_INIT("aliexpressie"), STR_INIT("aliexpress")},
        {STR_INIT("kleinanzeigen"), STR_INIT("kleinanzeigen")},
        {STR_INIT("ebaykleinanzeigen"), STR_INIT("kleinanzeigen")},
        {STR_INIT("ebay"), STR_INIT("ebay")},
        {STR_INIT("amazon"), STR_INIT("amazon")},
        {STR_INIT("etsy"), STR_INIT("etsy")},
        {STR_INIT("temu"), STR_INIT("temu")},
        {STR_INIT("shein"), STR_INIT("shein")},
        {STR_INIT("vinted"), STR_INIT("vinted")},
        {STR_INIT("allegro"), STR_INIT("allegro")},
        {STR_INIT("wildberries"), STR_INIT("wildberries")},
        {STR_INIT("ozon"), STR_INIT("ozon")},
        {STR_INIT("shopeephilippines"), STR_INIT("shopee-ph")},
        {STR_INIT("mercadolibre"), STR_INIT("mercado-libre")},
        {STR_INIT("mercadolivre"), STR_INIT("mercado-libre")},
        {STR_INIT("tiktokshop"), STR_INIT("tiktok-shop-us")},
        {STR_INIT("wish com"), STR_INIT("wish")},
        {STR_INIT("アマゾン"), STR_INIT("amazon")},
        {STR_INIT("速卖通"), STR_INIT("aliexpress")},
        {STR_INIT("алиэкспресс"), STR_INIT("aliexpress")},
    };
    for (size_t i = 0; i < COUNT_OF(places); i++)
        if (names_place(word, places[i].part))
            return places[i].value;
    return STR_NONE;
}

struct str paste_payment(struct str word)
{
    static const struct named ways[] = {
        {STR_INIT("paypal"), STR_INIT("paypal")},
        {STR_INIT("klarna"), STR_INIT("klarna")},
        {STR_INIT("visa"), STR_INIT("card")},
        {STR_INIT("mastercard"), STR_INIT("card")},
        {STR_INIT("amex"), STR_INIT("card")},
        {STR_INIT("card"), STR_INIT("card")},
        {STR_INIT("kreditkarte"), STR_INIT("card")},
        {STR_INIT("carte"), STR_INIT("card")},
        {STR_INIT("tarjeta"), STR_INIT("card")},
        {STR_INIT("cartao"), STR_INIT("card")},
        {STR_INIT("carta di"), STR_INIT("card")},
        {STR_INIT("carta"), STR_INIT("card")},
        {STR_INIT("karta"), STR_INIT("card")},
        {STR_INIT("карт"), STR_INIT("card")},
        {STR_INIT("kart"), STR_INIT("card")},
        {STR_INIT("カード"), STR_INIT("card")},
        {STR_INIT("信用卡"), STR_INIT("card")},
        {STR_INIT("uberweisung"), STR_INIT("transfer")},
        {STR_INIT("virement"), STR_INIT("transfer")},
        {STR_INIT("transferencia"), STR_INIT("transfer")},
        {STR_INIT("bonifico"), STR_INIT("transfer")},
        {STR_INIT("przelew"), STR_INIT("transfer")},
        {STR_INIT("overschrijving"), STR_INIT("transfer")},
        {STR_INIT("transfer"), STR_INIT("transfer")},
        {STR_INIT("vorkasse"), STR_INIT("transfer")},
        {STR_INIT("перевод"), STR_INIT("transfer")},
        {STR_INIT("переказ"), STR_INIT("transfer")},
        {STR_INIT("havale"), STR_INIT("transfer")},
        {STR_INIT("转账"), STR_INIT("transfer")},
        {STR_INIT("轉帳"), STR_INIT("transfer")},
        {STR_INIT("銀行振込"), STR_INIT("transfer")},
        {STR_INIT("prevod"), STR_INIT("transfer")},
        {STR_INIT("overforing"), STR_INIT("transfer")},
    };
    return value_in(ways, COUNT_OF(ways), word);
}

struct str paste_currency(struct str text)
{
    static const struct named signs[] = {
        {STR_INIT("US$"), STR_INIT("USD")},  {STR_INIT("CA$"), STR_INIT("CAD")},
        {STR_INIT("C$"), STR_INIT("CAD")},   {STR_INIT("AU$"), STR_INIT("AUD")},
        {STR_INIT("A$"), STR_INIT("AUD")},   {STR_INIT("NZ$"), STR_INIT("NZD")},
        {STR_INIT("HK$"), STR_INIT("HKD")},  {STR_INIT("S$"), STR_INIT("SGD")},
        {STR_INIT("R$"), STR_INIT("BRL")},   {STR_INIT("MX$"), STR_INIT("MXN")},
        {STR_INIT("NT$"), STR_INIT("TWD")},  {STR_INIT("$"), STR_INIT("USD")},
        {STR_INIT("€"), STR_INIT("EUR")},    {STR_INIT("Euro"), STR_INIT("EUR")},
        {STR_INIT("euro"), STR_INIT("EUR")}, {STR_INIT("£"), STR_INIT("GBP")},
        {STR_INIT("zł"), STR_INIT("PLN")},   {STR_INIT("₽"), STR_INIT("RUB")},
        {STR_INIT("руб"), STR_INIT("RUB")},  {STR_INIT("р."), STR_INIT("RUB")},
        {STR_INIT("евро"), STR_INIT("EUR")}, {STR_INIT("євро"), STR_INIT("EUR")},
        {STR_INIT("₴"), STR_INIT("UAH")},    {STR_INIT("грн"), STR_INIT("UAH")},
        {STR_INIT("₺"), STR_INIT("TRY")},    {STR_INIT("TL"), STR_INIT("TRY")},
        {STR_INIT("Kč"), STR_INIT("CZK")},   {STR_INIT("円"), STR_INIT("JPY")},
        {STR_INIT("元"), STR_INIT("CNY")},   {STR_INIT("Ft"), STR_INIT("HUF")},
        {STR_INIT("lei"), STR_INIT("RON")},  {STR_INIT("฿"), STR_INIT("THB")},
        {STR_INIT("บาท"), STR_INIT("THB")},  {STR_INIT("₫"), STR_INIT("VND")},
        {STR_INIT("đ"), STR_INIT("VND")},    {STR_INIT("Rp"), STR_INIT("IDR")},
        {STR_INIT("₩"), STR_INIT("KRW")},    {STR_INIT("원"), STR_INIT("KRW")},
        {STR_INIT("₹"), STR_INIT("INR")},    {STR_INIT("Rs"), STR_INIT("INR")},
        {STR_INIT("₪"), STR_INIT("ILS")},    {STR_INIT("лв"), STR_INIT("BGN")},
        {STR_INIT("₱"), STR_INIT("PHP")},    {STR_INIT("RM"), STR_INIT("MYR")},
    };
    struct currency currency;
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_starts(text, signs[i].part))
            return signs[i].value;
    struct str code = str_slice(text, 0, 3);
    bool capitals = code.len == 3 && !(text.len > 3 && text.at[3] >= 'A' && text.at[3] <= 'z');
    for (size_t i = 0; i < code.len; i++)
        capitals &= code.at[i] >= 'A' && code.at[i] <= 'Z';
    return capitals && currency_from(code, &currency) ? code : STR_NONE;
}

int64_t paste_unit_ms(struct str word)
{
    static const struct {
        struct str begins;
        bool day;
    } units[] = {
        {STR_INIT("day"), true},    {STR_INIT("tag"), true},   {STR_INIT("jour"), true},
        {STR_INIT("dia"), true},    {STR_INIT("giorn"), true}, {STR_INIT("dni"), true},
        {STR_INIT("dag"), true},    {STR_INIT("дн"), true},    {STR_INIT("день"), true},
        {STR_INIT("gun"), true},    {STR_INIT("天"), true},    {STR_INIT("日"), true},
        {STR_INIT("hour"), false},  {STR_INIT("std"), false},  {STR_INIT("stund"), false},
        {STR_INIT("heure"), false}, {STR_INIT("hora"), false}, {STR_INIT("ore"), false},
        {STR_INIT("ora"), false},   {STR_INIT("godz"), false}, {STR_INIT("uur"), false},
        {STR_INIT("час"), false},   {STR_INIT("hr"), false},   {STR_INIT("годин"), false},
        {STR_INIT("saat"), false},  {STR_INIT("小时"), false}, {STR_INIT("時間"), false},
    };
    if (str_eq(word, STR("d")) || str_eq(word, STR("h")))
        return word.at[0] == 'd' ? SPAN_DAYS(1).ms : SPAN_HOURS(1).ms;
    for (size_t i = 0; i < COUNT_OF(units); i++)
        if (str_starts(word, units[i].begins))
            return units[i].day ? SPAN_DAYS(1).ms : SPAN_HOURS(1).ms;
    return 0;
}
