using System.IO;

namespace OrgAdmin.Core.State.Files;

/// <summary>The JSON Schema of the files, for editors.</summary>
internal static class StateSchema
{
    /// <summary>The schema as it lies beside the files.</summary>
    public static byte[] Text()
    {
        using Stream resource = typeof(StateSchema).Assembly.GetManifestResourceStream("OrgAdmin.Core.orgstate.schema.json")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
