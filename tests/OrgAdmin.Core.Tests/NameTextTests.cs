using Xunit;

namespace OrgAdmin.Core.Tests;

/// <summary>One name, however it was typed or pasted, is one text.</summary>
public sealed class NameTextTests
{
    [Theory]
    [InlineData("\u00CEle-de-France Mobilit\u00E9s")]
    [InlineData("I\u0302le-de-France Mobilite\u0301s")]
    [InlineData("\u00CEle-de-France\u00A0Mobilit\u00E9s")]
    [InlineData(" \u00CEle-de-France \t Mobilit\u00E9s\u202F")]
    [InlineData("\uFEFF\u00CEle\u2011de\u2011France\u200B Mobi\u00ADlit\u00E9s")]
    public void Is_the_same_name(string written) => Assert.Equal("\u00CEle-de-France Mobilit\u00E9s", NameText.Plain(written));

    [Theory]
    // The joiner of Persian, and what is no character at all.
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")]
    [InlineData("a\uD800b")]
    [InlineData("")]
    public void Is_left_as_it_is(string name) => Assert.Equal(name, NameText.Plain(name));
}
