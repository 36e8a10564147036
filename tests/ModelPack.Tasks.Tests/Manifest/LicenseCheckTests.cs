using ModelPack.Tasks.Manifest;

namespace ModelPack.Tasks.Tests.Manifest;

public sealed class LicenseCheckTests
{
    [Theory]
    [InlineData("MIT")]
    [InlineData("Apache-2.0 OR MIT")]
    [InlineData("GPL-2.0-only WITH Classpath-exception-2.0")]
    [InlineData("LicenseRef-NotStated")]
    public void An_SPDX_expression_is_taken(string license) => Assert.Null(LicenseCheck.Refuse(license));

    [Theory]
    [InlineData("Apache 2")]
    [InlineData("Proprietary")]
    [InlineData("MIT OR")]
    [InlineData("(MIT")]
    [InlineData("LicenseRef-")]
    [InlineData("LicenseRef-Acme internal")]
    public void Anything_else_is_refused_with_a_reason(string license) => Assert.NotEmpty(LicenseCheck.Refuse(license)!);
}
