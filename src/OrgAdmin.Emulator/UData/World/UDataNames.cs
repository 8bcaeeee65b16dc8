namespace OrgAdmin.Emulation.UData;

/// <summary>Public bodies, associations and companies of a country that does not exist quite like this.</summary>
internal static class UDataNames
{
    /// <summary>Name, acronym and badges of each.</summary>
    public static readonly (string Name, string? Acronym, string[] Badges)[] Others =
    [
        ("Ville de Valmont-sur-Loire", null, ["local-authority"]),
        ("Métropole du Grand Estuaire", "MGE", ["certified", "local-authority"]),
        ("Agence nationale des rivières", "ANR", ["certified", "public-service"]),
        ("Observatoire des transports ruraux", "OTR", ["association"]),
        ("Département de la Haute-Brume", null, ["local-authority"]),
        ("Office des forêts du Nord", "OFN", ["public-service"]),
        ("Régie des eaux de Cassepierre", null, ["local-authority"]),
        ("Institut des marées", "IDM", ["certified", "public-service"]),
        ("Association des cyclistes urbains", "ACU", ["association"]),
        ("Transports Mirabelle", null, ["company"]),
        ("Énergie des Collines", null, ["company"]),
        ("Bibliothèque de Sainte-Agathe", null, []),
        ("Musée de l'Estampe", null, ["public-service"]),
        ("Chambre d'agriculture de la Combe", null, ["public-service"]),
        ("Service des routes de l'Arc", "SRA", ["certified", "public-service"]),
        ("Commune de Trois-Fontaines", null, ["local-authority"]),
        ("Commune de Beaulieu-les-Vignes", null, ["local-authority"]),
        ("Syndicat des ports de plaisance", null, ["association"]),
        ("Centre hospitalier des Tilleuls", "CHT", ["public-service"]),
        ("Académie des sources ouvertes", null, ["association"]),
        ("Coopérative Cartolibre", null, ["company", "association"]),
        ("Agence de l'habitat du Val", null, ["public-service"]),
        ("Préfecture de la Brume", null, ["certified", "public-service"]),
        ("Université du Littoral Vert", "ULV", ["public-service"]),
        ("École des ponts suspendus", null, []),
        ("Parc naturel des Sept Lacs", "PNSL", ["public-service"]),
        ("Laboratoire de l'air", null, ["public-service"]),
        ("Tramways de Port-Clair", null, ["company"]),
        ("Communauté de communes du Plateau", null, ["local-authority"]),
        ("Région des Deux-Mers", null, ["certified", "local-authority"]),
        ("Archives de la Vallée", null, []),
        ("Météo des Cimes", null, ["company"]),
        ("Observatoire du bruit", null, ["association"]),
        ("Caisse des retraites maritimes", null, ["public-service"]),
        ("Collectif Données Citoyennes", null, ["association"]),
        ("Atelier des horaires", null, []),
        ("Ville de Roche-Blanche", null, ["local-authority"]),
        ("Ville de Montfleury", null, ["local-authority"]),
        ("Direction des ponts et canaux", null, ["public-service"]),
        ("Fédération des marchés de plein air", null, ["association"]),
        ("Société du téléphérique de l'Aubrac", null, ["company"]),
        ("Maison des langues régionales", null, []),
    ];
}
