using ModelPack.Tasks.Manifest;

namespace ModelPack.Tasks.Tests.Manifest;

public sealed class LicenseCheckTests
{
    [Theory]
    [InlineData("MIT")]
    [InlineData("Apache-2.0 OR MIT")]
    [InlineData("GPL-2.0-only WITH Classpath-exception-2.0")]
    [InlineData("LicenseRef-NotStated")]
    [InlineData("MIT OR LicenseRef-Acme")]
    public void An_SPDX_expression_is_taken(string license) => Assert.Null(LicenseCheck.Refuse(license));

    [Theory]
    [InlineData("apache-2.0", "Apache-2.0")]
    [InlineData("cc-by-nc-sa-4.0", "CC-BY-NC-SA-4.0")]
    [InlineData("agpl-3.0", "AGPL-3.0-only")]
    [InlineData("openrail++", "LicenseRef-openrail--")]
    [InlineData("llama3.1", "LicenseRef-llama3.1")]
    [InlineData("MIT OR Apache-2.0", "MIT OR Apache-2.0")]
    [InlineData("LicenseRef-Ours", "LicenseRef-Ours")]
    public void A_licence_in_the_words_of_Hugging_Face_becomes_SPDX(string card, string license)
    {
        Assert.Equal(license, LicenseCheck.FromCard(card));
        Assert.Null(LicenseCheck.Refuse(license));
    }

    [Theory]
    [InlineData("Apache 2")]
    [InlineData("Proprietary")]
    [InlineData("MIT OR")]
    [InlineData("(MIT")]
    [InlineData("LicenseRef-")]
    [InlineData("LicenseRef-Acme internal")]
    public void Anything_else_is_refused_with_a_reason(string license) => Assert.NotEmpty(LicenseCheck.Refuse(license)!);
}
