using Microsoft.CodeAnalysis;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.CodeFixes.Tests.Testing;

/// <summary>One diagnostic, its fixes, and the source that comes out.</summary>
internal static class Repair
{
    /// <summary>Applies a fix of the only diagnostic: the file is as before, but for one replacement, and compiles without a diagnostic.</summary>
    /// <param name="project">The project.</param>
    /// <param name="id">The diagnostic.</param>
    /// <param name="span">The text that it sits on.</param>
    /// <param name="title">The fix to take.</param>
    /// <param name="from">The text that changes.</param>
    /// <param name="to">What becomes of it.</param>
    public static void Check(UserProject project, string id, string span, string title, string from, string to)
    {
        OpenProject opened = OpenProject.Of(project);
        Diagnostic only = opened.Only(id);
        Assert.Equal(span, ContractReport.Span(only));
        Assert.Contains(title, opened.Offered(only));
        Assert.Contains(from, opened["Contract.cs"], StringComparison.Ordinal);

        OpenProject repaired = opened.Apply(only, title);

        Assert.Equal(opened["Contract.cs"].Replace(from, to, StringComparison.Ordinal), repaired["Contract.cs"]);
        AssertWhole(repaired);
    }

    /// <summary>Fails where a diagnostic other than an information is left.</summary>
    public static void AssertWhole(OpenProject project) => Assert.Empty(project.Errors);

    /// <summary>Checks that a diagnostic is there, and that nothing is offered for it.</summary>
    public static void CheckNone(UserProject project, string id, string span)
    {
        OpenProject opened = OpenProject.Of(project);
        Diagnostic only = opened.Only(id);
        Assert.Equal(span, ContractReport.Span(only));
        Assert.Empty(opened.Offered(only));
    }
}
