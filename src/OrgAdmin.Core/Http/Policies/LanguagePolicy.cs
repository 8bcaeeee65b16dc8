using System.Threading.Tasks;

namespace OrgAdmin.Core.Http.Policies;

/// <summary>Asks for the server's messages and labels in the person's language. Some of the servers translate theirs.</summary>
internal sealed class LanguagePolicy(string? language) : HttpPolicy
{
    public override Task SendAsync(ApiCall call)
    {
        if (language is not null)
            call.Message.Headers.TryAddWithoutValidation("Accept-Language", language);
        return Next.SendAsync(call);
    }
}
