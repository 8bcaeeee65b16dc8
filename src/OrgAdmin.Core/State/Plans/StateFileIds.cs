using System.IO;
using System.Text;
using OrgAdmin.Core.Files;
using OrgAdmin.Core.State.Files;

namespace OrgAdmin.Core.State.Plans;

/// <summary>Puts the id of an organization that was made into its file, so that the next plan does not make another one.</summary>
internal static class StateFileIds
{
    /// <summary>Adds the id as the first property. What people wrote, comments included, stays as it is.</summary>
    /// <param name="path">The file; null or a file that is gone for none.</param>
    /// <param name="id">The id.</param>
    public static void Write(string? path, string id)
    {
        if (path is null || !File.Exists(path) || StateFileReader.Read(path).Id is not null)
            return;
        string text = Encoding.UTF8.GetString(AtomicFile.ReadAllBytes(path));
        int brace = text.IndexOf('{');
        string property = $"\n  \"id\": {Encoding.UTF8.GetString(Json.PlainJson.ToUtf8(id))},";
        byte[] bytes = Encoding.UTF8.GetBytes(text.Insert(brace + 1, property));
        new AtomicFile(path).Write(stream => stream.Write(bytes, 0, bytes.Length));
    }
}
