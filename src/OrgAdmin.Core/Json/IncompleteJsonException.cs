using System.Text.Json;

namespace OrgAdmin.Core.Json;

/// <summary>JSON that can be read and lacks what the API promises.</summary>
/// <param name="what">What is missing: the end of a sentence.</param>
internal sealed class IncompleteJsonException(string what) : JsonException(what);
