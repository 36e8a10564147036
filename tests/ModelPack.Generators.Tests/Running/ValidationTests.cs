using System.Collections;
using System.Reflection;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Running;

/// <summary>The generated <c>Validate</c>, called from C# where JSON has no say. Each contract brings the rows: a static list <c>Rows.All</c>.</summary>
public sealed class ValidationTests
{
    [Fact]
    public void Numbers_are_compared_after_rounding_to_their_type() => Assert.Equal(
        ["", "$.a MPK3004 Must be from 0.7 to 1.", "$.a MPK3005 Must be a finite number."],
        Validate("[Range(0.7, 1)] float A, float B, float C, float D", "new(0.7f, 0, 0, 0)", "new(0.69f, 0, 0, 0)", "new(float.NaN, 0, 0, 0)"));

    [Fact]
    public void Bounds_may_be_exclusive_and_of_one_side() => Assert.Equal(
        ["$.a MPK3004 Must be above 0.", "$.b MPK3004 Must be 5 or less.", "$.c MPK3005 Must be a finite number."],
        Validate(
            "[Range(0d, double.PositiveInfinity, MinimumIsExclusive = true)] float A, [Range(double.NegativeInfinity, 5)] float B, [Range(0d, double.PositiveInfinity)] float C, float D",
            "new(0, 5, 0, 0)", "new(1, 5.1f, 0, 0)", "new(1, 0, float.PositiveInfinity, 0)"));

    [Fact]
    public void Numbers_that_are_not_finite_pass_where_allowed() => Assert.Equal(
        ["", "", "$.a MPK3004 Must be from 0 to 1."],
        Validate("[AllowNonFinite, Range(0, 1)] float A, [AllowNonFinite] float B, float C, float D", "new(float.NaN, float.NegativeInfinity, 0, 0)", "new(0, 1, 0, 0)", "new(2, 0, 0, 0)"));

    [Fact]
    public void Integers_must_be_exact_in_the_column() => Assert.Equal(
        ["", "$.a MPK3004 Must be an integer that float32 holds exactly.", "$.b MPK3004 Must be an integer that float32 holds exactly."],
        Validate("int A, [MissingAs(-1)] long? B, short C, bool D", "new(16777216, null, 1, true)", "new(16777217, 1, 1, true)", "new(1, long.MaxValue, 1, false)"));

    [Fact]
    public void Doubles_round_only_to_finite_numbers() => Assert.Equal(
        ["", "$.a MPK3005 Must be a number within the range of float32.", "$.a MPK3005 Must be a finite number."],
        Validate("double A, Half B, sbyte C, ushort D", "new(0.1, default, 0, 0)", "new(1e39, default, 0, 0)", "new(double.NaN, default, 0, 0)"));

    [Fact]
    public void Values_may_be_listed() => Assert.Equal(
        ["", "$.a MPK3008 Must be one of 1, 2.; $.b MPK3008 Must not be 0.5.", "$.c MPK3008 Must be one of Low, High."],
        Validate("[AllowedValues(1, 2)] int A, [DeniedValues(0.5)] float B, Level C, byte D", "new(1, 0, Level.High, 0)", "new(3, 0.5f, Level.Low, 0)", "new(2, 0, (Level)7, 0)"));

    [Fact]
    public void Messages_of_the_author_are_used_with_their_arguments() => Assert.Equal(
        ["$.a MPK3004 A: 1 to 2, {braces}"],
        Validate("[Range(1, 2, ErrorMessage = \"{0}: {1} to {2}, {{braces}}\")] int A, float B, float C, float D", "new(3, 0, 0, 0)"));

    [Fact]
    public void Rules_of_the_author_see_the_value_and_the_row() => Assert.Equal(
        ["", "$.a MPK3009 Odd in Input."],
        Validate("[Even(1)] int A, float B, float C, float D", "new(2, 0, 0, 0)", "new(3, 0, 0, 0)"));

    [Fact]
    public void A_row_is_asked_about_itself_when_its_members_are_valid() => Assert.Equal(
        ["$.b MPK3009 B is above A.", "$.c MPK3005 Must be a finite number."],
        Validate("float A, float B, float C, float D", " : IValidatableObject { public IEnumerable<ValidationResult> Validate(ValidationContext c) { if (B > A) yield return new(\"B is above A.\", [nameof(B)]); } }", ["new(1, 2, 0, 0)", "new(1, 2, float.NaN, 0)"]));

    [Fact]
    public void Text_has_its_rules() => Assert.Equal(
        ["", "$.tokens[1] MPK3001 Must not be null.", "$.tokens MPK3006 Must have 1 to 2 elements.", "$.tokens MPK3001 Must be given, and not be null."],
        Rows(TestContract.Of("text-strings-tfidf.onnx", """
            public sealed record Input([Length(1, 2)] string[] Tokens);
            public sealed record Output(string Sentiment);
            public static class Rows { public static List<Input> All => [new(["a", "b"]), new(["a", null!]), new(["a", "b", "c"]), new(null!)]; }
            """), "text-strings-tfidf.onnx"));

    [Fact]
    public void Strings_follow_patterns_and_lengths() => Assert.Equal(
        [
            "",
            "$.island MPK3007 Must match the pattern [A-Z]\\w+.",
            "$.island MPK3001 Must be given, and not be empty.",
            "$.sex MPK3006 Must have 2 or more characters.",
        ],
        Rows(TestContract.Of("penguins-columns.onnx", """
            public sealed record Input(
                [Required, RegularExpression(@"[A-Z]\w+")] string Island, [MinLength(2), MissingAs("")] string? Sex,
                float BillLengthMm = 40, float BillDepthMm = 20, float FlipperLengthMm = 200, float BodyMassG = 4000);
            public sealed record Output(string Species);
            public static class Rows { public static List<Input> All => [new("Dream", null), new("dream", "ab"), new("  ", "ab") { Island = "" }, new("Dream", "a")]; }
            """), "penguins-columns.onnx"));

    private static List<string> Validate(string members, params string[] rows) => Validate(members, ";", rows);

    // Four members, packed into the columns of the iris model.
    private static List<string> Validate(string members, string body, string[] rows) => Rows(
        TestContract.Of("iris-forest-tensor.onnx", $$"""
            public enum Level { Low, High }

            public sealed class EvenAttribute(int offset) : ValidationAttribute
            {
                protected override ValidationResult? IsValid(object? value, ValidationContext context) =>
                    ((int)value! + offset) % 2 != 0 ? ValidationResult.Success : new("Odd in " + context.ObjectInstance.GetType().Name + ".");
            }

            [FeatureVector("X", Rounded = true)]
            public sealed record Input({{members}}){{body}}
            public sealed record Output(long Label);
            public static class Rows { public static List<Input> All => [{{string.Join(", ", rows)}}]; }
            """),
        "iris-forest-tensor.onnx");

    private static List<string> Rows(string contract, string model)
    {
        Assembly assembly = Generator.Run(new UserProject(contract, TestModel.File(model))).Load();
        MethodInfo validate = assembly.GetType("Acme.Models.Predictor")!.GetMethod("Validate")!;
        var rows = (IEnumerable)assembly.GetType("Acme.Models.Rows")!.GetProperty("All")!.GetValue(null)!;
        return [.. rows.Cast<object>().Select(row => string.Join("; ", ((IReadOnlyList<InputError>)validate.Invoke(null, [row])!).Select(error => $"{error.Path} {error.Code} {error.Message}")))];
    }
}
