using System;

namespace OrgAdmin.Emulation.Http;

/// <summary>Ends a call with an answer. A route reads from top to bottom that way: what is checked first comes first.</summary>
internal sealed class Refusal(ApiAnswer answer) : Exception($"The emulator answers {answer.Status}.")
{
    public ApiAnswer Answer { get; } = answer;
}
