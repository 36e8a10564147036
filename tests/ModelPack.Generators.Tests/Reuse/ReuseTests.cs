using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;
using ModelPack.Generators.Reuse;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Reuse;

/// <summary>When the parse of a contract is used again, and when an edit elsewhere makes it another.</summary>
public sealed class ReuseTests
{
    /// <summary>Edits of other files that change what the contract means: file, text, replacement.</summary>
    public static TheoryData<string, string, string> EditsThatMatter => new()
    {
        { "Species.cs", "Versicolor", "Versicolour" },
        { "Species.cs", "Virginica", "Virginica, Unknown" },
        { "Measured.cs", "float Age", "double Age" },
        { "Measured.cs", "In years", "In months" },
        { "Measured.cs", "public required float Age", "public required float Age2 { get; init; } public required float Age" },
        { "Limits.cs", "* 10", "* 11" },
        { "Units.cs", "= 10", "= 20" },
        { "Aliases.cs", "float", "double" },
        { "Aliases.cs", "float;", "float; global using RangeAttribute = Acme.Models.EvenAttribute;" },
        { "Even.cs", "step = 2", "step = 3" },
        { "Even.cs", ": System.ComponentModel.DataAnnotations.ValidationAttribute", ": System.Attribute" },
        { "Helper.cs", "internal static class Helper", "public sealed class RangeAttribute(double from, double to) : System.ComponentModel.DataAnnotations.ValidationAttribute { public double Width => to - from; } internal static class Helper" },
        { "Helper.cs", "internal static class Helper", "public static class Limits { public const double Longest = 7; } internal static class Helper" },
        { "Helper.cs", "namespace Acme.Models;", "namespace Acme.Models.Limits;" },
        { "Helper.cs", "internal static class Helper", "public sealed partial record In { public required float Depth { get; init; } } internal static class Helper" },
        { "Helper.cs", "internal static class Helper", "public sealed partial class Predictor { } public enum Number { One } internal static class Helper" },
    };

    /// <summary>Edits of other files that do not.</summary>
    public static TheoryData<string, string, string> EditsThatDoNot => new()
    {
        { "Helper.cs", "42", "43" },
        { "Helper.cs", "internal static class Helper", "/* why */ internal static class Helper" },
        { "Helper.cs", "public static int Answer", "public const int More = 1; public static int Answer" },
        { "Helper.cs", "Answer(int of)", "Answer(long of)" },
        { "Helper.cs", "namespace Acme.Models;", "namespace Acme.Other;" },
        { "Helper.cs", "internal static class Helper", "internal record Unrelated(string Name, float Length); internal static class Helper" },
        { "Limits.cs", "public static class Limits", "// Why.\npublic static class Limits" },
    };

    [Theory]
    [MemberData(nameof(EditsThatMatter))]
    public void An_edit_that_changes_the_meaning_from_another_file_shows(string file, string from, string to)
    {
        CSharpCompilation source = ReuseProject.Start.Compile();
        GeneratorDriver driver = ReuseProject.Run(ReuseProject.Driver(), source);
        IEnumerable<string> before = ReuseProject.Texts(driver);

        CSharpCompilation edited = ReuseProject.Edit(source, file, from, to);
        IEnumerable<string> after = ReuseProject.Texts(ReuseProject.Run(driver, edited));

        Assert.Equal(ReuseProject.Generate(edited), after);
        Assert.NotEqual(before, after);
        Assert.False(Holds(source, edited));
    }

    [Theory]
    [InlineData("Rates.cs", "= 16", "= 8")]
    [InlineData("Row.cs", "float Age", "double Age")]
    [InlineData("Row.cs", "float Length", "float Unknown")]
    [InlineData("Text.cs", "All of them", "Some of them")]
    [InlineData("Text.cs", "string Words", "string[] Words")]
    public void So_does_one_that_changes_encoders_and_constants(string file, string from, string to)
    {
        CSharpCompilation source = ReuseProject.Encoding.Compile();
        GeneratorDriver driver = ReuseProject.Run(ReuseProject.Driver(), source);
        IEnumerable<string> before = ReuseProject.Texts(driver);

        CSharpCompilation edited = ReuseProject.Edit(source, file, from, to);
        IEnumerable<string> after = ReuseProject.Texts(ReuseProject.Run(driver, edited));

        Assert.Equal(ReuseProject.Generate(edited), after);
        Assert.NotEqual(before, after);
    }

    [Theory]
    [MemberData(nameof(EditsThatDoNot))]
    public void An_edit_that_changes_nothing_of_it_parses_nothing(string file, string from, string to)
    {
        CSharpCompilation source = ReuseProject.Start.Compile();
        CSharpCompilation edited = ReuseProject.Edit(source, file, from, to);

        Assert.True(Holds(source, edited));
        Assert.Equal(ReuseProject.Generate(source), ReuseProject.Generate(edited));
    }

    [Fact]
    public void A_file_that_says_nothing_about_the_contract_may_come_and_go()
    {
        CSharpCompilation source = ReuseProject.Start.Compile();
        CSharpCompilation more = ReuseProject.Add(source, "namespace Acme.Models; internal sealed class Added { public int Count { get; set; } }");

        Assert.True(Holds(source, more));
        Assert.True(Holds(more, source));
    }

    [Fact]
    public void Files_in_another_order_are_read_again()
    {
        CSharpCompilation source = ReuseProject.Start.Compile();
        SyntaxTree[] trees = [.. source.SyntaxTrees];
        CSharpCompilation reversed = source.RemoveAllSyntaxTrees().AddSyntaxTrees(trees.Reverse());

        Assert.False(Holds(source, reversed));
    }

    [Fact]
    public void Other_references_or_options_are_read_again()
    {
        CSharpCompilation source = ReuseProject.Start.Compile();

        Assert.False(Holds(source, source.WithOptions(source.Options.WithNullableContextOptions(NullableContextOptions.Disable))));
        Assert.False(Holds(source, source.WithReferences(source.References.SkipLast(1))));
        Assert.True(Holds(source, source.WithReferences([.. source.References])));
    }

    [Fact]
    public void Edits_in_any_order_give_what_a_first_run_gives()
    {
        (string File, string From, string To)[] edits = [.. EditsThatMatter.Concat(EditsThatDoNot).Select(row => row.Data).Select(row => (row.Item1, row.Item2, row.Item3))];
        var random = new Random(20261125);
        CSharpCompilation source = ReuseProject.Start.Compile();
        GeneratorDriver driver = ReuseProject.Run(ReuseProject.Driver(), source);
        for (int step = 0; step < 40; step++)
        {
            (string file, string from, string to) = edits[random.Next(edits.Length)];
            string text = source.SyntaxTrees.Single(tree => tree.FilePath == file).ToString();

            // An edit that was made is undone, so that the project does not drift away.
            source = text.Contains(to, StringComparison.Ordinal) ? ReuseProject.Edit(source, file, to, from)
                : text.Contains(from, StringComparison.Ordinal) ? ReuseProject.Edit(source, file, from, to)
                : source;
            driver = ReuseProject.Run(driver, source);
            Assert.Equal(ReuseProject.Generate(source), ReuseProject.Texts(driver));
        }
    }

    [Fact]
    public void Nothing_keeps_the_compilation_of_an_earlier_edit()
    {
        CSharpCompilation last = ReuseProject.Start.Compile();
        GeneratorDriver driver = ReuseProject.Run(ReuseProject.Driver(), last);
        WeakReference first = EditTwice(ref last, ref driver);
        for (int round = 0; round < 10 && first.IsAlive; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(first.IsAlive);
        GC.KeepAlive(driver);
        GC.KeepAlive(last);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference EditTwice(ref CSharpCompilation source, ref GeneratorDriver driver)
    {
        var first = new WeakReference(source);
        foreach (string answer in new[] { "43", "44", "45" })
        {
            SyntaxTree helper = source.SyntaxTrees.Single(tree => tree.FilePath == "Helper.cs");
            source = source.ReplaceSyntaxTree(helper, UserProject.Parse(helper.ToString().Replace("of + 4", "of + " + answer[..1], StringComparison.Ordinal) + " // " + answer, "Helper.cs"));
            driver = ReuseProject.Run(driver, source);
        }

        return first;
    }

    private static bool Holds(CSharpCompilation before, CSharpCompilation after)
    {
        INamedTypeSymbol predictor = before.GetSymbolsWithName("Predictor", SymbolFilter.Type).OfType<INamedTypeSymbol>().Single();
        ContractSource source = ContractParser.Parse(predictor, CancellationToken.None);
        SyntaxNode declaration = before.SyntaxTrees.Single(tree => tree.FilePath == "Contract.cs").GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Single();
        return new ParsedContract(source, before, declaration, TreesRead.By(predictor)).HoldsIn(after, CancellationToken.None);
    }
}
