@{
    # The scripts of this repository talk to a person and to Pester; the rules below do not suit that.
    ExcludeRules = @(
        'PSAvoidUsingWriteHost'                           # the tour and the benchmarks print for people
        'PSAvoidUsingConvertToSecureStringWithPlainText'  # tests use invented tokens
        'PSUseDeclaredVarsMoreThanAssignments'            # does not see Pester's BeforeAll and It share variables
        'PSReviewUnusedParameter'                         # does not look into script blocks
        'PSAvoidUsingInvokeExpression'                    # the tour shows the line that it runs
        'PSAvoidUsingPositionalParameters'                # helpers of a script read like sentences
        'PSUseShouldProcessForStateChangingFunctions'     # such helpers start servers of the tests, and nothing else
        'PSUseBOMForUnicodeEncodedFile'                   # these scripts are for PowerShell 7, which reads UTF-8
    )
}
