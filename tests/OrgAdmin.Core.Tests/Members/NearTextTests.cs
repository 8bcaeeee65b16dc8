using OrgAdmin.Core.Members;
using Xunit;

namespace OrgAdmin.Core.Tests.Members;

/// <summary>"Did you mean" names what is near, and nothing that is not.</summary>
public sealed class NearTextTests
{
    [Theory]
    [InlineData("ile", "Île-de-France Mobilités", 0)]
    [InlineData("ILE DE", "Île-de-France Mobilités", 0)]
    [InlineData("mobil", "Île-de-France Mobilités", 1)]
    [InlineData("harbor", "Harbour Labs", 3)]
    [InlineData("harbour-lobs", "Harbour Labs", 3)]
    [InlineData("newslettr", "Newsletter", 3)]
    [InlineData("trasnports", "Transports Mirabelle", 4)]
    [InlineData("alcie", "alice", null)]
    [InlineData("zzz", "alice", null)]
    [InlineData("e", "alice", null)]
    [InlineData("", "alice", null)]
    [InlineData("***", "alice", null)]
    public void A_name_is_near(string text, string name, int? distance) => Assert.Equal(distance, NearText.Distance(text, name));

    [Fact]
    public void A_very_long_text_is_near_to_nothing() => Assert.Null(NearText.Distance(new string('x', 1_000_000), "alice"));
}
