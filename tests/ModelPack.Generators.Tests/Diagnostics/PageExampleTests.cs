using ModelPack.Generators.Diagnostics;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Diagnostics;

/// <summary>The examples of the help pages do what the pages say.</summary>
public sealed class PageExampleTests
{
    public static TheoryData<string> Ids => [.. ContractDiagnostics.All.Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_wrong_example_gives_the_diagnostic_and_no_other(string id)
    {
        ContractReport report = ContractReport.Of(PageExample.Of(id, "Wrong"));

        Assert.NotEmpty(report.Ours);
        Assert.All(report.Ours.Where(diagnostic => diagnostic.Id != "MPK1013" || id == "MPK1013"), diagnostic => Assert.Equal(id, diagnostic.Id));
        Assert.Contains(report.Ours, diagnostic => diagnostic.Id == id);

        // What nobody writes is missing until the class is partial.
        Assert.All(report.Compiler, problem => Assert.True(id == "MPK1001" && problem.Id == "CS0535", problem.ToString()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_right_example_gives_none(string id)
    {
        ContractReport report = ContractReport.Of(PageExample.Of(id, "Right"));

        Assert.Empty(report.Errors);
        Assert.DoesNotContain(report.Ours, diagnostic => diagnostic.Id == id);
    }
}
