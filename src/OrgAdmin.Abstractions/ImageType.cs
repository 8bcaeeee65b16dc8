namespace OrgAdmin;

/// <summary>What an image is, by its first bytes: a name says nothing, and what is no image is not uploaded as one.</summary>
internal static class ImageType
{
    /// <summary>The media type of an image; null for everything else.</summary>
    public static string? Of(byte[] content) =>
        Begins(content, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n') ? "image/png"
        : Begins(content, 0, 0xFF, 0xD8, 0xFF) ? "image/jpeg"
        : Begins(content, 0, 'R', 'I', 'F', 'F') && Begins(content, 8, 'W', 'E', 'B', 'P') ? "image/webp"
        : Begins(content, 0, 'G', 'I', 'F', '8') ? "image/gif"
        : null;

    private static bool Begins(byte[] content, int at, params int[] bytes)
    {
        if (content.Length < at + bytes.Length)
            return false;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (content[at + i] != bytes[i])
                return false;
        }
        return true;
    }
}
