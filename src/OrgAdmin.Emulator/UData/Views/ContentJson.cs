using System.Linq;
using System.Text.Json.Nodes;

namespace OrgAdmin.Emulation.UData;

/// <summary>Datasets, reuses, discussions and contact points, as uData shows them.</summary>
internal static class ContentJson
{
    public static JsonObject Dataset(UDataRequest request, ContentRecord dataset)
    {
        JsonObject json = Common(request, dataset);
        json["acronym"] = null;
        json["description_short"] = null;
        json["last_update"] = Dates.Text(dataset.LastUpdate);
        json["frequency"] = "daily";
        json["frequency_date"] = null;
        json["harvest"] = null;
        json["license"] = "lov2";
        json["schema"] = null;
        json["spatial"] = null;
        json["temporal_coverage"] = null;
        json["resources"] = new JsonArray([.. dataset.Resources.Select(Resource)]);
        bool mayEdit = Permissions.CanEdit(request.Asker, dataset);
        json["permissions"] = new JsonObject
        {
            ["delete"] = mayEdit,
            ["edit"] = mayEdit,
            ["edit_resources"] = mayEdit,
        };
        json["access_type"] = "open";
        json["access_audiences"] = new JsonArray();
        json["access_type_reason"] = null;
        json["access_type_reason_category"] = null;
        json["authorization_request_url"] = null;
        json["featured"] = false;
        json["internal"] = new JsonObject
        {
            ["created_at_internal"] = Dates.Text(dataset.Created),
            ["last_modified_internal"] = Dates.Text(dataset.LastUpdate),
        };
        json["quality"] = new JsonObject { ["score"] = 0.5 };
        json["contact_points"] = new JsonArray();
        json["metrics"] = new JsonObject
        {
            ["discussions"] = Discussions(dataset),
            ["discussions_open"] = Discussions(dataset, openOnly: true),
            ["dataservices"] = 0,
            ["followers"] = dataset.Followers,
            ["followers_by_months"] = Metrics.Months(request, []),
            ["reuses"] = dataset.Reuses,
            ["reuses_by_months"] = Metrics.Months(request, []),
            ["resources_downloads"] = dataset.Resources.Sum(resource => resource.Views),
            ["views"] = dataset.Views,
        };
        return json;
    }

    /// <summary>A file of a dataset.</summary>
    private static JsonObject Resource(ResourceRecord resource) =>
        new()
        {
            ["id"] = resource.Id,
            ["title"] = resource.Title,
            ["description"] = null,
            ["type"] = "main",
            ["filetype"] = "remote",
            ["format"] = resource.Format,
            ["url"] = resource.Url,
            ["latest"] = resource.Url,
            ["checksum"] = null,
            ["filesize"] = resource.Size,
            ["mime"] = null,
            ["created_at"] = Dates.Text(resource.Created),
            ["last_modified"] = Dates.Text(resource.LastModified),
            ["metrics"] = new JsonObject { ["views"] = resource.Views },
            ["harvest"] = null,
            ["extras"] = new JsonObject(),
            ["preview_url"] = null,
            ["schema"] = null,
            ["internal"] = new JsonObject
            {
                ["created_at_internal"] = Dates.Text(resource.Created),
                ["last_modified_internal"] = Dates.Text(resource.LastModified),
            },
        };

    public static JsonObject Reuse(UDataRequest request, ContentRecord reuse)
    {
        JsonObject json = Common(request, reuse);
        json["type"] = "visualization";
        json["permissions"] = Rights(Permissions.CanEdit(request.Asker, reuse));
        json["topic"] = "transport_and_mobility";
        json["url"] = $"https://reuses.example.org/{reuse.Slug}";
        json["featured"] = false;
        json["image"] = null;
        json["image_thumbnail"] = null;
        json["datasets"] = new JsonArray();
        json["dataservices"] = new JsonArray();
        json["metrics"] = new JsonObject
        {
            ["discussions"] = Discussions(reuse),
            ["datasets"] = 0,
            ["followers"] = reuse.Followers,
            ["views"] = reuse.Views,
        };
        return json;
    }

    public static JsonObject Discussion(UDataRequest request, DiscussionRecord discussion) =>
        new()
        {
            ["id"] = discussion.Id,
            ["subject"] = new JsonObject { ["class"] = discussion.Subject.Class, ["id"] = discussion.Subject.Id },
            ["title"] = discussion.Title,
            ["user"] = UserJson.Reference(request, discussion.Author),
            ["organization"] = null,
            ["created"] = Dates.Text(discussion.Created),
            ["closed"] = Dates.Text(discussion.Closed),
            ["closed_by"] = null,
            ["closed_by_organization"] = null,
            ["discussion"] = new JsonArray([
                .. discussion.Messages.Select(
                    (text, i) =>
                        new JsonObject
                        {
                            // A message has an id of its own, the same in every run.
                            ["id"] = $"{discussion.Id.Substring(0, 8)}-0000-4000-8000-{discussion.Id.Substring(15)}{i:x3}",
                            ["permissions"] = Rights(IsAuthor(request, discussion)),
                            ["content"] = text,
                            ["posted_by"] = UserJson.Reference(request, discussion.Author),
                            ["posted_by_organization"] = null,
                            ["posted_on"] = Dates.Text(discussion.Created.AddDays(i)),
                            ["last_modified_at"] = null,
                        }
                ),
            ]),
            ["extras"] = new JsonObject(),
            ["permissions"] = new JsonObject
            {
                ["delete"] = IsAuthor(request, discussion),
                ["edit"] = IsAuthor(request, discussion),
                ["close"] = IsAuthor(request, discussion) || Permissions.CanEdit(request.Asker, discussion.Subject),
            },
            ["url"] = $"{request.Call.Root}{UDataApi.Root}/discussions/{discussion.Id}/",
            ["self_web_url"] = $"{Page(discussion.Subject)}/discussions?discussion_id={discussion.Id}",
        };

    public static JsonObject Dataservice(UDataRequest request, ContentRecord service)
    {
        JsonObject json = Common(request, service);
        foreach (string field in new[] { "last_modified", "deleted", "archived", "uri", "page" })
            json.Remove(field);
        bool mayEdit = Permissions.CanEdit(request.Asker, service);
        json["acronym"] = null;
        json["base_api_url"] = BaseUrl(service);
        json["machine_documentation_url"] = $"{BaseUrl(service)}openapi.json";
        json["technical_documentation_url"] = null;
        json["business_documentation_url"] = null;
        json["rate_limiting"] = null;
        json["rate_limiting_url"] = null;
        json["availability"] = 99.5;
        json["availability_url"] = null;
        json["format"] = "REST";
        json["license"] = "lov2";
        json["access_type"] = "open";
        json["access_audiences"] = new JsonArray();
        json["access_type_reason"] = null;
        json["access_type_reason_category"] = null;
        json["authorization_request_url"] = null;
        json["featured"] = null;
        json["harvest"] = null;
        json["contact_points"] = new JsonArray();
        json["metadata_modified_at"] = Dates.Text(service.LastUpdate);
        json["deleted_at"] = null;
        json["archived_at"] = null;
        json["datasets"] = new JsonObject
        {
            ["rel"] = "subsection",
            ["href"] = $"{request.Call.Root}{UDataApi.Root}/datasets/?dataservice={service.Id}",
            ["type"] = "GET",
            ["total"] = 0,
        };
        json["self_api_url"] = Uri(request, service);
        json["self_web_url"] = Page(service);
        json["permissions"] = Rights(mayEdit);
        json["metrics"] = new JsonObject
        {
            ["discussions"] = Discussions(service),
            ["followers"] = service.Followers,
            ["views"] = service.Views,
        };
        return json;
    }

    /// <summary>A contact point in a list of its organization.</summary>
    public static JsonObject Contact(ContactRecord contact) =>
        new()
        {
            ["id"] = contact.Id,
            ["name"] = contact.Name,
            ["email"] = contact.Email,
            ["contact_form"] = contact.ContactForm,
            ["role"] = contact.Role,
        };

    /// <summary>A contact point, and whose it is.</summary>
    public static JsonObject OwnedContact(UDataRequest request, ContactRecord contact)
    {
        JsonObject json = Contact(contact);
        json["organization"] = contact.Organization is null ? null : OrganizationJson.Reference(request, contact.Organization);
        json["owner"] = contact.Owner is null ? null : UserJson.Reference(request, contact.Owner);
        return json;
    }

    /// <summary>Where a dataservice answers.</summary>
    public static string BaseUrl(ContentRecord service) => $"https://api.example.org/{service.Slug}/";

    public static string Page(ContentRecord content) => $"{UDataApi.Site}/{Collection(content)}/{content.Slug}";

    private static JsonObject Common(UDataRequest request, ContentRecord content) =>
        new()
        {
            ["id"] = content.Id,
            ["title"] = content.Title,
            ["slug"] = content.Slug,
            ["description"] = content.Description,
            ["created_at"] = Dates.Text(content.Created),
            ["last_modified"] = Dates.Text(content.LastUpdate),
            ["deleted"] = null,
            ["archived"] = null,
            ["private"] = content.Private,
            ["tags"] = new JsonArray([.. content.Tags.Select(tag => JsonValue.Create(tag))]),
            ["badges"] = new JsonArray(),
            ["extras"] = new JsonObject(),
            ["organization"] = OrganizationJson.Reference(request, content.Organization),
            ["owner"] = null,
            ["uri"] = Uri(request, content),
            ["page"] = Page(content),
        };

    private static JsonObject Rights(bool mayEdit) => new() { ["delete"] = mayEdit, ["edit"] = mayEdit };

    private static bool IsAuthor(UDataRequest request, DiscussionRecord discussion) =>
        request.Asker is { } asker && (asker.IsSysadmin || asker == discussion.Author);

    /// <summary>How many discussions there are about a thing.</summary>
    public static int Discussions(ContentRecord content, bool openOnly = false) =>
        content.Organization.Discussions.Count(discussion => discussion.Subject == content && !(openOnly && discussion.Closed is not null));

    private static string Uri(UDataRequest request, ContentRecord content) =>
        $"{request.Call.Root}{UDataApi.Root}/{Collection(content)}/{content.Slug}/";

    private static string Collection(ContentRecord content) => content.Class.ToLowerInvariant() + "s";
}
