using System.Collections.Generic;
using System.Linq;

namespace OrgAdmin.Emulation.UData;

/// <summary>The blocs that an organization's page is made of, and their fields (udata/core/edito_blocs/models.py).</summary>
internal static class BlocShapes
{
    public static readonly BlocField[] Link = [Required("title"), .. Texts("color", "url")];

    public static readonly BlocField[] Item = [Required("title"), new("content", BlocFieldKind.Content)];

    private static readonly Dictionary<string, BlocField[]> ByClass = new()
    {
        ["DatasetsListBloc"] = ListOf("datasets", "Dataset"),
        ["ReusesListBloc"] = ListOf("reuses", "Reuse"),
        ["DataservicesListBloc"] = ListOf("dataservices", "Dataservice"),
        ["LinksListBloc"] =
        [
            Required("title"),
            .. Texts("subtitle", "paragraph", "main_link_url", "main_link_title"),
            new("links", BlocFieldKind.Links),
        ],
        ["HeroBloc"] =
        [
            Required("title"),
            .. Texts("description"),
            new("color", BlocFieldKind.Color),
            .. Texts("main_link_url", "main_link_title"),
        ],
        ["MarkdownBloc"] = [.. Texts("title", "subtitle"), Required("content")],
        ["AccordionListBloc"] = [.. Texts("title", "description"), new("items", BlocFieldKind.Items)],
    };

    /// <summary>The fields of a class of blocs; null if there is no such class.</summary>
    public static BlocField[]? Of(string? @class) =>
        @class is not null && ByClass.TryGetValue(@class, out BlocField[]? fields) ? fields : null;

    private static BlocField[] ListOf(string name, string subject) =>
        [Required("title"), .. Texts("subtitle"), new(name, BlocFieldKind.References, Subject: subject)];

    private static BlocField Required(string name) => new(name, BlocFieldKind.Text, IsRequired: true);

    private static IEnumerable<BlocField> Texts(params string[] names) => names.Select(name => new BlocField(name, BlocFieldKind.Text));
}
