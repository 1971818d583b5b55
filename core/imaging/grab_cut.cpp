// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/grab_cut.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#if defined(_WIN32)
#define I2M_EXPORT __declspec(dllexport)
#else
#define I2M_EXPORT __attribute__((visibility("default")))
#endif

extern "C" I2M_EXPORT bool i2mGrabCut(const unsigned char *bgr, int width, int height, unsigned char *labels,
                                      int rounds, unsigned seed)
{
    static_assert(int(cv::GC_BGD) == i2m::grabcut::Background && int(cv::GC_FGD) == i2m::grabcut::Subject);
    static_assert(int(cv::GC_PR_BGD) == i2m::grabcut::MaybeBackground &&
                  int(cv::GC_PR_FGD) == i2m::grabcut::MaybeSubject);
    try {
        cv::theRNG().state = 0x9E3779B97F4A7C15ULL + seed; // k-means starts at random; per thread
        const cv::Mat picture(height, width, CV_8UC3, const_cast<unsigned char *>(bgr));
        cv::Mat mask(height, width, CV_8UC1, labels);
        cv::Mat backgroundModel;
        cv::Mat subjectModel;
        cv::grabCut(picture, mask, {}, backgroundModel, subjectModel, rounds, cv::GC_INIT_WITH_MASK);
        return true;
    } catch (const cv::Exception &) {
        return false;
    }
}
