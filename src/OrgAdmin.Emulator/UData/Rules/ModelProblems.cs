using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using OrgAdmin.Emulation.Http;

namespace OrgAdmin.Emulation.UData;

/// <summary>
/// What keeps a model from being saved: a text for each field, or, where a field holds things with fields of their own, the same again
/// by place and field. The message has all of it in one line, as uData's database library writes it.
/// </summary>
/// <param name="model">The model's name.</param>
/// <param name="id">The id of what is to be saved; null if it is new.</param>
internal sealed class ModelProblems(string model, string? id)
{
    private readonly List<(string Field, JsonNode Problem)> _problems = [];

    /// <summary>Adds what is wrong with a field; null if nothing is.</summary>
    public void Add(string field, JsonNode? problem)
    {
        if (problem is not null)
            _problems.Add((field, problem));
    }

    /// <exception cref="Abort">Something is wrong.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
            throw ToAbort();
    }

    public Abort ToAbort()
    {
        IEnumerable<string> parts = _problems
            .GroupBy(problem => OneLine("", problem.Problem))
            .Select(group => $"{group.Key}: [{string.Join(", ", group.Select(problem => $"'{problem.Field}'"))}]");
        var errors = new JsonObject();
        foreach ((string field, JsonNode problem) in _problems)
            errors[field] = problem;
        return new Abort(
            ApiAnswer.Json(
                400,
                new JsonObject
                {
                    ["errors"] = errors,
                    ["message"] = $"ValidationError ({model}:{id ?? "None"}) ({string.Join(" ", parts)})",
                }
            )
        );
    }

    // The first place of a list is number 0, which Python takes for nothing, and so it is not named.
    private static string OneLine(string place, JsonNode problem)
    {
        string line = problem is JsonObject inner
            ? string.Join(" ", inner.Select(field => OneLine(field.Key, field.Value!)))
            : problem.GetValue<string>();
        return place is "" or "0" ? line : $"{place}.{line}";
    }
}
