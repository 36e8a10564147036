using ModelPack.Tasks.Manifest;

namespace ModelPack.Tasks.Tests.Manifest;

public sealed class CardFrontMatterTests
{
    private const string Card = "---\nlicense: apache-2.0\ntags:\n- iris\n- flowers\npipeline_tag: tabular-classification # what it is for\nmodel-index:\n- name: iris\n  results: []\n---\n\n# Iris\n\nText.\n";

    [Fact]
    public void It_is_parted_from_the_card()
    {
        CardFrontMatter card = CardFrontMatter.Split(Card.ReplaceLineEndings("\r\n"));
        Assert.Equal("# Iris\n\nText.\n", card.Body);
        Assert.Equal(["license", "tags", "pipeline_tag", "model-index"], card.Entries.Select(static entry => entry.Key));
        Assert.Equal("tags:\n- iris\n- flowers\n", card.Entries[1].Value);
    }

    [Fact]
    public void What_it_states_is_read() =>
        Assert.Equal(("Apache-2.0", "tabular-classification"), (CardFrontMatter.Split(Card).License, CardFrontMatter.Split(Card).Task));

    [Theory]
    [InlineData("license: \"MIT\"", "MIT")]
    [InlineData("license: gpl-3.0", "GPL-3.0-only")]
    [InlineData("license: MIT OR Apache-2.0", "MIT OR Apache-2.0")]
    [InlineData("license: other", "")]
    [InlineData("license: other\nlicense_name: acme-terms", "LicenseRef-acme-terms")]
    [InlineData("tags: []", "")]
    public void A_licence_becomes_an_SPDX_expression(string line, string license) => Assert.Equal(license, CardFrontMatter.Split($"---\n{line}\n---\n").License);

    [Theory]
    [InlineData("tags:\n- iris\n  - \"small flowers\" # two words\n-\n", "iris small-flowers")]
    [InlineData("tags: [iris, 'flowers']", "iris flowers")]
    [InlineData("tags: iris", "iris")]
    [InlineData("tags: []", "")]
    [InlineData("license: mit", "")]
    public void Tags_are_single_words(string lines, string tags) => Assert.Equal(tags, string.Join(' ', CardFrontMatter.Split($"---\n{lines}\n---\n").Tags));

    [Theory]
    [InlineData("# Iris\n\n---\nlicense: mit\n---\n")]
    [InlineData("---\nlicense: mit\n")]
    [InlineData("")]
    public void Dashes_elsewhere_are_no_front_matter(string card)
    {
        Assert.Empty(CardFrontMatter.Split(card).Entries);
        Assert.Equal(card, CardFrontMatter.Split(card).Body);
    }

    [Fact]
    public void Several_become_one_with_the_first_of_each_key() =>
        Assert.Equal("---\nlicense: mit\nlanguage: en\ntags: [b]\n---\n\n",
            CardFrontMatter.Merge([CardFrontMatter.Split("---\nlicense: mit\nlanguage: en\n---\n"), CardFrontMatter.Split("No."), CardFrontMatter.Split("---\nlicense: isc\ntags: [b]\n---\n")]));
}
