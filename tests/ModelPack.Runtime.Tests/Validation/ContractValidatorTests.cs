using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Tests.Validation;

public sealed class ContractValidatorTests
{
    private delegate void Check(ref ContractValidator validator);

    private static readonly (string Name, string JsonName)[] s_members = [("First", "first"), ("Second", "2nd")];

    [Fact]
    public void A_number_out_of_range_says_what_would_be_right() =>
        Assert.Equal(["$.a MPK3004 Must be from 1 to 2 cm."], Failures((ref v) => v.OutOfRange("a", 5, "Must be from 1 to 2 cm.")));

    [Theory]
    [InlineData("ab", true)]
    [InlineData("a\U0001F600", true)]
    [InlineData("\U0001F600\U0001F600", true)]
    [InlineData("\U0001F600", false)]
    [InlineData("\U0001F600ab", false)]
    public void A_text_is_as_long_as_it_has_code_points(string text, bool passes) =>
        Assert.Equal(passes ? [] : ["MPK3006"], Codes((ref v) => v.Length("a", text, 2, 2, "Must have 2 characters.")));

    [Theory]
    [InlineData("\U0001D7CE", @"\A\d\z", true)]
    [InlineData("\U00020000", @"\A\w\z", true)]
    [InlineData("\U0001F600", @"\A\w\z", false)]
    [InlineData("\U0001F600", @"\A.\z", true)]
    public void A_pattern_sees_one_character_of_its_kind_beyond_the_first_plane(string text, string pattern, bool passes) =>
        Assert.Equal(passes ? [] : ["MPK3007"], Codes((ref v) => v.Pattern("a", text, new Regex(pattern), "Must match.")));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_is_not_finite_is_not_called_out_of_range(double value) =>
        Assert.Equal(["$.a MPK3005 Must be a finite number."], Failures((ref v) => v.OutOfRange("a", value, "Must be from 1 to 2 cm.")));

    [Fact]
    public void Text_is_there_and_unicode()
    {
        Assert.Equal(["MPK3001"], Codes((ref v) => v.Text("a", null)));
        Assert.Empty(Codes((ref v) => v.OptionalText("a", null)));

        // Not in InlineData: attributes store UTF-8, which cannot hold these.
        Assert.All(["\ud800", "a\udc00b", "x\ud83d", "\udc00\ud83d"], text => Assert.Equal(["MPK3002"], Codes((ref v) => v.Text("a", text))));
        Assert.All(["", "a\0b", "\ud83d\ude00"], text => Assert.Empty(Codes((ref v) => v.Text("a", text))));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("  ", true)]
    [InlineData("x", false)]
    public void Required_text_is_not_blank(string? text, bool fails) =>
        Assert.Equal(fails ? ["MPK3001"] : [], Codes((ref v) => v.Required("a", text, "Must be given.")));

    [Theory]
    [InlineData("ab", true)]
    [InlineData("abc", false)]
    [InlineData("xab", false)]
    [InlineData("", true)]
    [InlineData(null, true)]
    public void A_pattern_must_match_the_whole_text(string? text, bool passes) =>
        Assert.Equal(passes ? [] : ["MPK3007"], Codes((ref v) => v.Pattern("a", text, new Regex("ab?"), "Must match.")));

    [Fact]
    public void A_pattern_that_takes_too_long_fails()
    {
        var pattern = new Regex("(a+)+$", RegexOptions.None, TimeSpan.FromMilliseconds(20));

        Assert.Equal(["MPK3007"], Codes((ref v) => v.Pattern("a", new string('a', 40) + "b", pattern, "Must match.")));
    }

    [Theory]
    [InlineData(6, false, "")]
    [InlineData(5, false, "MPK3006")]
    [InlineData(12, true, "")]
    [InlineData(0, true, "")]
    [InlineData(7, true, "MPK3006")]
    public void The_number_of_elements_fits_the_shape(int count, bool isSymbolic, string code) =>
        Assert.Equal(code.Length == 0 ? [] : [code], Codes((ref v) => v.Elements("a", new float[count], 6, isSymbolic, "[2, 3]")));

    [Fact]
    public void Elements_that_are_null_or_not_finite_are_named()
    {
        Assert.Equal(["$.a MPK3001 Must be given, and not be null."], Failures((ref v) => v.Elements("a", (float[]?)null, 6, false, "[6]")));
        Assert.Equal(["$.a[1]", "$.a[2]"], Paths((ref v) => v.Finite("a", [0f, float.NaN, float.NegativeInfinity])));
        Assert.Equal(["$.a[1]"], Paths((ref v) => v.Finite("a", [0d, double.NaN])));
        Assert.Equal(["$.a[0]"], Paths((ref v) => v.Finite("a", [Half.NaN])));
        Assert.Equal(["$.a[1]", "$.a[2]"], Paths((ref v) => v.Texts("a", ["x", null!, "\ud800"])));
    }

    [Fact]
    public void A_row_with_too_many_elements_is_refused()
    {
        var validator = new ContractValidator(10) { MaxElements = 5 };
        validator.Elements("a", new float[3], 1, true, "[n]");
        validator.Elements("b", new float[3], 1, true, "[n]");
        Assert.Equal("MPK3011", Assert.Single(validator.Errors).Code);

        validator.Row = 1;
        validator.Elements("a", new float[5], 1, true, "[n]");
        Assert.False(validator.RowHasErrors);
    }

    [Theory]
    [InlineData(3, 3, false)]
    [InlineData(3, -1, false)]
    [InlineData(3, 4, true)]
    public void Members_agree_in_symbolic_dimensions(int first, int second, bool fails) =>
        Assert.Equal(fails ? ["MPK3010"] : [], Codes((ref v) => v.Agree("tokens", "a", first, "b", second)));

    [Fact]
    public void Rules_of_the_author_are_asked_only_of_good_members()
    {
        var rule = new DeniedValuesAttribute("x") { ErrorMessage = "Not that." };
        Check check = (ref v) => v.Custom("a", "A", rule, "x", new object());

        Assert.Equal(["$.a MPK3009 Not that."], Failures(check));
        Assert.Equal(["MPK3001"], Codes((ref v) =>
        {
            v.Missing("a");
            check(ref v);
        }));
    }

    [Fact]
    public void What_a_row_says_of_itself_lands_on_the_members_it_names() =>
        Assert.Equal(["$['2nd'] MPK3009 First is above second.", "$ MPK3009 Odd."], Failures((ref v) => v.Custom("Row", new Pair(), s_members)));

    [Fact]
    public void A_row_is_asked_only_when_its_members_are_good()
    {
        var validator = new ContractValidator(10) { Row = 0 };
        validator.Missing("first");
        validator.Custom("Row", new Pair(), s_members);
        Assert.Equal("MPK3001", Assert.Single(validator.Errors).Code);

        validator.Row = 1;
        validator.Custom("Row", new Pair(), s_members);
        Assert.Equal("$[1]", validator.Errors[^1].Path);
    }

    [Fact]
    public void Failures_are_bounded_and_their_rows_still_invalid()
    {
        var validator = new ContractValidator(2);
        for (int row = 0; row < 5; row++)
        {
            validator.Row = row;
            Assert.False(validator.RowHasErrors);
            validator.Missing("a");
            Assert.True(validator.RowHasErrors);
        }

        Assert.True(validator.IsFull);
        Assert.Equal(2, validator.Errors.Count);
    }

    private static List<string> Failures(Check check) => [.. Run(check).Select(error => $"{error.Path} {error.Code} {error.Message}")];

    private static List<string> Codes(Check check) => [.. Run(check).Select(error => error.Code)];

    private static List<string> Paths(Check check) => [.. Run(check).Select(error => error.Path)];

    private static IReadOnlyList<InputError> Run(Check check)
    {
        var validator = new ContractValidator(10);
        check(ref validator);
        Assert.Equal(validator.HasErrors, validator.Errors.Count > 0);
        return validator.Errors;
    }

    private sealed class Pair : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
            [new("First is above second.", ["Second"]), new("Odd.")];
    }
}
