"""Places that news is often reported from, by which a dateline in small letters is known from a name or a kicker."""

_PLACES = """
Abidjan|Abu Dhabi|Abuja|Accra|Addis Ababa|Aden|Algiers|Amman|Amsterdam|Ankara|Antananarivo|Asunción|Athens|Auckland
Baghdad|Baku|Bamako|Bangkok|Barcelona|Beijing|Beirut|Belfast|Belgrade|Bengaluru|Berlin|Bern|Bogotá|Bogota|Bratislava
Brasília|Brasilia|Brisbane|Brussels|Brüssel|Bruselas|Bruxelles|Bucharest|Budapest|Buenos Aires|Cairo|Canberra|Cape Town
Caracas|Chennai|Chicago|Chisinau|Colombo|Conakry|Copenhagen|Dakar|Damascus|Dar es Salaam|Delhi|Dhaka|Doha|Dubai|Dublin
Dushanbe|Edinburgh|El Cairo|Frankfurt|Freetown|Gaza|Gaza City|Geneva|Genf|Genève|Ginebra|Guangzhou|Guatemala City
Hamburg|Hanoi|Harare|Havana|Helsinki|Ho Chi Minh City|Hong Kong|Houston|Hyderabad|Islamabad|Istanbul|Jakarta|Jeddah
Jerusalem|Johannesburg|Juba|Kabul|Kampala|Karachi|Kathmandu|Khartoum|Kigali|Kingston|Kinshasa|Kolkata|Kuala Lumpur
Kuwait City|Kyiv|Kiev|Kiew|La Habana|La Haya|La Paz|Lagos|Lahore|Lima|Lisbon|Lisboa|Ljubljana|London|Londres|Los Angeles
Luanda|Lusaka|Luxembourg|Madrid|Male|Managua|Manama|Manila|Maputo|Melbourne|Mexico City|Ciudad de México|Miami|Minsk
Mogadishu|Monrovia|Montevideo|Montreal|Moscow|Moscú|Moscou|Moskau|Moskva|Mumbai|Munich|München|Muscat|Nairobi|Naypyidaw
New Delhi|New York|Niamey|Nicosia|Oslo|Ottawa|Ouagadougou|Panama City|Paris|París|Perth|Phnom Penh|Port Moresby
Port-au-Prince|Prague|Praga|Prag|Pretoria|Pristina|Pyongyang|Quito|Rabat|Ramallah|Reykjavik|Riga|Rio de Janeiro|Riyadh
Rom|Roma|Rome|San Francisco|San José|San Juan|San Salvador|Sanaa|Santiago|Santo Domingo|Sao Paulo|São Paulo|Sarajevo
Seoul|Shanghai|Shenzhen|Singapore|Skopje|Sofia|Stockholm|Strasbourg|Sydney|Taipei|Tallinn|Tashkent|Tbilisi|Tegucigalpa
Tehran|Tel Aviv|The Hague|Tirana|Tokyo|Toronto|Tripoli|Tunis|Ulan Bator|United Nations|Vienna|Vientiane|Vilnius
Warsaw|Warschau|Washington|Washington DC|Wellington|Wien|Windhoek|Yangon|Yaoundé|Yerevan|Zagreb|Zurich|Zürich
القاهرة|بيروت|دمشق|بغداد|الرياض|عمان|القدس|رام الله|غزة|الدوحة|دبي|أبوظبي|الكويت|المنامة|مسقط|صنعاء|عدن|الخرطوم|طرابلس
تونس|الجزائر|الرباط|نواكشوط|موسكو|واشنطن|لندن|باريس|برلين|نيويورك|طهران|أنقرة|إسطنبول|नई दिल्ली|मुंबई|कोलकाता|लखनऊ|पटना
भोपाल|जयपुर|चेन्नई|Москва|Киев|Київ|Минск|Лондон|Вашингтон|Пекин
"""
PLACES = frozenset(_PLACES.strip().replace("\n", "|").split("|"))
